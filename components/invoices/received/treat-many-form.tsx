import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { type SharedFields, SharedInputs } from "#components/invoices/received/shared-fields.tsx";
import { Card, Details } from "#components/ui/blocks.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Form } from "#components/ui/form.tsx";
import { Select, Textarea } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { isOneOf } from "#lib/invoices/domain/status.ts";
import { type ImpossibleMove, MOTIF_EVENTS, motifField, type TreatMove, treatWords } from "#lib/invoices/public.ts";

type Props = {
  action: ComponentProps<typeof Form>["action"];
  possible: readonly TreatMove[];
  impossible: readonly ImpossibleMove[];
  count: number;
  shared: SharedFields;
};

/** The moves that every chosen invoice allows, each with its motifs; below, the others, and which invoices stand against each. */
export function TreatManyForm({ action, possible, impossible, count, shared }: Props) {
  const t = useTranslations("received.many");
  const treat = useTranslations("treat");
  const motifs = useTranslations("invoices.motifs");
  return (
    <Card title={t("treatTitle")}>
      {possible.length === 0 ? (
        <p>{t("noMove")}</p>
      ) : (
        <Form action={action} data-treat>
          <SharedInputs shared={shared} />
          <RadioGroup
            name="event"
            label={t("choice", { count })}
            required
            choices={possible.map((move) => ({
              value: move.event,
              label: treat(`events.${treatWords(move)}.label`),
              hint: treat(`events.${treatWords(move)}.hint`),
            }))}
          />
          {possible.map(({ event, needs, motifs: offered }) =>
            isOneOf(MOTIF_EVENTS, event) ? (
              <div key={event} data-for={event}>
                <Select
                  name={motifField(event)}
                  label={treat(`motifFor.${event}`)}
                  required={needs.includes("motif")}
                  empty={treat("noMotif")}
                  options={offered.map((motif) => ({ value: motif, label: motifs(motif) }))}
                />
              </div>
            ) : null,
          )}
          <Textarea name="comment" label={t("comment")} help={treat("commentHelp")} maxLength={2000} />
          <div>
            <SubmitButton pendingLabel={t("treating")}>{t("submit", { count })}</SubmitButton>
          </div>
        </Form>
      )}
      {impossible.length > 0 && <Impossible moves={impossible} open={possible.length === 0} />}
    </Card>
  );
}

/** As many are named as one reads; the others are counted. */
const NAMED = 5;

function Impossible({ moves, open }: { moves: readonly ImpossibleMove[]; open: boolean }) {
  const t = useTranslations("received.many");
  const treat = useTranslations("treat");
  const statuses = useTranslations("invoiceStatus");
  return (
    <Details summary={t("impossible", { count: moves.length })} open={open}>
      <ul>
        {moves.map(({ event, because }) => (
          <li key={event}>
            {t("impossibleMove", {
              move: treat(`events.${event}.label`),
              invoices: because
                .slice(0, NAMED)
                .map(({ number, status }) => t("because", { number, status: statuses(status) }))
                .join(", "),
              more: Math.max(0, because.length - NAMED),
            })}
          </li>
        ))}
      </ul>
    </Details>
  );
}
