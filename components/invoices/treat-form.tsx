import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Card } from "#components/ui/blocks.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Form } from "#components/ui/form.tsx";
import { Select, Textarea, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type InvoiceStatus, isOneOf } from "#lib/invoices/domain/status.ts";
import { MOTIF_EVENTS, motifField, movesExist, type TreatMove, treatWords } from "#lib/invoices/domain/treat-form.ts";

type Props = {
  action: ComponentProps<typeof Form>["action"];
  invoiceId: string;
  status: InvoiceStatus;
  /** The moves of the moment, from the transition table. */
  moves: readonly TreatMove[];
  /** The inbox that the sheet was opened from. */
  list: string;
};

/** « Traiter »: only the legal moves, each with the motif list it takes. The lists of the other moves are hidden by style alone. */
export function TreatForm({ action, invoiceId, status, moves, list }: Props) {
  const t = useTranslations("treat");
  const statuses = useTranslations("invoiceStatus");
  const motifs = useTranslations("invoices.motifs");
  if (moves.length === 0) {
    return (
      <Card title={t("title")}>
        <p>{t(movesExist(status) ? "readOnly" : "nothing")}</p>
      </Card>
    );
  }
  return (
    <Card title={t("title")}>
      <p className="muted">{t("lead", { status: statuses(status) })}</p>
      <Form action={action} data-treat>
        <input type="hidden" name="invoiceId" value={invoiceId} />
        <input type="hidden" name="seenStatus" value={status} />
        <input type="hidden" name="liste" value={list} />
        <RadioGroup
          name="event"
          label={t("choice")}
          required
          choices={moves.map((move) => ({
            value: move.event,
            label: t(`events.${treatWords(move)}.label`),
            hint: t(`events.${treatWords(move)}.hint`),
          }))}
        />
        {moves.map(({ event, needs, motifs: offered }) =>
          isOneOf(MOTIF_EVENTS, event) ? (
            <div key={event} data-for={event}>
              <Select
                name={motifField(event)}
                label={t(`motifFor.${event}`)}
                required={needs.includes("motif")}
                empty={t("noMotif")}
                options={offered.map((motif) => ({ value: motif, label: motifs(motif) }))}
              />
            </div>
          ) : null,
        )}
        {moves.some((move) => move.event === "order-payment") && (
          <div data-for="order-payment">
            <TextInput name="paymentOrderNumber" label={t("paymentOrder")} maxLength={50} width="medium" />
          </div>
        )}
        <Textarea name="comment" label={t("comment")} help={t("commentHelp")} maxLength={2000} />
        <SubmitButton>{t("submit")}</SubmitButton>
      </Form>
    </Card>
  );
}
