import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Card, DescriptionList, Details } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { StatusDot } from "#components/ui/status.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { RecurrenceView } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Action = ComponentProps<typeof Form>["action"];
type Props = { recurrences: readonly RecurrenceView[]; action: Action };

const TONES = { going: "ok", paused: "wait", stopped: "stop", ended: "neutral" } as const;
const PROBLEMS = ["SUPPLIER_INACTIVE", "MANDATE_REQUIRED", "FORBIDDEN", "ACCOUNT_CLOSED"] as const;

/** The drafts that come at each period: where each stands, its next days, what it made, and its gestures. */
export function RecurrenceList({ recurrences, action }: Props) {
  const t = useTranslations("models.recurrence");
  return recurrences.map((one) => (
    <Card
      key={one.id}
      title={t(`plan.${one.every}`, { day: one.dayOfMonth })}
      aside={<StatusDot tone={TONES[one.state]}>{t(`states.${one.state}`)}</StatusDot>}
    >
      {one.problem && one.state === "stopped" && (
        <p>{t(`problems.${PROBLEMS.find((code) => code === one.problem) ?? "OTHER"}`)}</p>
      )}
      <DescriptionList
        items={[
          ...(one.untilOn ? [{ label: t("until"), value: <DateText value={one.untilOn} /> }] : []),
          ...(one.next.length > 0 ? [{ label: t("next"), value: <Days days={one.next} /> }] : []),
          { label: t("by"), value: one.madeBy },
        ]}
      />
      {one.runs.length > 0 && (
        <Details summary={t("made", { count: one.runs.length })}>
          <ul>
            {one.runs.map(({ period, invoiceId, label }) => (
              <li key={period}>
                <DateText value={period} />{" "}
                {invoiceId ? <Link href={routes.issuedInvoice(invoiceId)}>{label}</Link> : t("gone")}
              </li>
            ))}
          </ul>
        </Details>
      )}
      <Gestures recurrence={one} action={action} />
    </Card>
  ));
}

function Days({ days }: { days: readonly string[] }) {
  return (
    <ul className="plain-list">
      {days.map((day) => (
        <li key={day}>
          <DateText value={day} />
        </li>
      ))}
    </ul>
  );
}

function Gestures({ recurrence: { id, version, state }, action }: { recurrence: RecurrenceView; action: Action }) {
  const t = useTranslations("models.recurrence");
  if (state === "ended") return null;
  const gesture = state === "going" ? "pause" : "resume";
  return (
    <div className="button-row">
      <Form action={action}>
        <input type="hidden" name="recurrenceId" value={id} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="gesture" value={gesture} />
        <SubmitButton look="secondary" size="small">
          {t(gesture)}
        </SubmitButton>
      </Form>
      <Details summary={t("end")}>
        <Form action={action}>
          <input type="hidden" name="recurrenceId" value={id} />
          <input type="hidden" name="version" value={version} />
          <p>{t("endText")}</p>
          <input type="hidden" name="gesture" value="end" />
          <SubmitButton look="danger" size="small">
            {t("endConfirm")}
          </SubmitButton>
        </Form>
      </Details>
    </div>
  );
}
