import { useLocale, useTranslations } from "next-intl";
import { ClockLineFigure } from "#components/invoices/clock-line.tsx";
import { Card } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { ClockLine, ClockView, InvoiceStatus } from "#lib/invoices/public.ts";
import { formatDate, type IsoDate } from "#lib/shared/dates.ts";

type Props = {
  clock: ClockView | null;
  status: InvoiceStatus;
  /** The period as a line of days. */
  line?: ClockLine | null;
  /** Where its supplier has late interest reckoned. */
  interest?: string | null;
};

/** Until when the payment is due, what is left, and what interrupted or ended the period. */
export function PaymentClockPanel({ clock, status, line, interest }: Props) {
  const t = useTranslations("invoices.clock");
  return (
    <Card title={t("title")}>
      {clock ? <Facts clock={clock} status={status} /> : <p>{t("none")}</p>}
      {line && <ClockLineFigure line={line} />}
      {clock?.late && interest && (
        <p>
          <ButtonLink href={interest}>{t("interest")}</ButtonLink>
        </p>
      )}
      {clock?.paymentNotReported && !clock.stoppedOn && <Notice tone="info">{t("theoretical")}</Notice>}
    </Card>
  );
}

type FactsProps = { clock: ClockView; status: InvoiceStatus };

function Facts({ clock, status }: FactsProps) {
  if (clock.stoppedOn) return <Stopped clock={clock} stoppedOn={clock.stoppedOn} />;
  return clock.interrupted ? <Interrupted clock={clock} /> : <Running clock={clock} status={status} />;
}

function Stopped({ clock, stoppedOn }: { clock: ClockView; stoppedOn: IsoDate }) {
  const t = useTranslations("invoices.clock");
  const locale = useLocale();
  const date = formatDate(stoppedOn, locale, "long");
  if (clock.stopReason === "REJECTED") return <p>{t("stoppedRejected", { date })}</p>;
  if (clock.stopReason === "RECYCLED") return <p>{t("stoppedRecycled", { date })}</p>;
  return (
    <>
      <p className="clock-due">{t("paid", { date })}</p>
      {clock.dueOn && (
        <p>{t(clock.late ? "paidLate" : "paidInTime", { date: formatDate(clock.dueOn, locale, "long") })}</p>
      )}
    </>
  );
}

function Interrupted({ clock }: { clock: ClockView }) {
  const t = useTranslations("invoices.clock");
  const date = formatDate(clock.interruptedOn ?? clock.startedOn, useLocale(), "long");
  const days = clock.daysLeft ?? 0;
  return <p>{days < 0 ? t("interruptedLate", { date }) : t("interrupted", { date, days })}</p>;
}

function Running({ clock, status }: FactsProps) {
  const t = useTranslations("invoices.clock");
  const locale = useLocale();
  const left = clock.daysLeft ?? 0;
  return (
    <>
      <p className="clock-due">{t("due", { date: formatDate(clock.dueOn ?? clock.startedOn, locale, "long") })}</p>
      {left < 0 ? (
        <Notice tone="stop" title={t("lateBy", { days: -left })}>
          {t("lateRights")}
        </Notice>
      ) : (
        <p>{t("daysLeft", { days: left })}</p>
      )}
      <p className="muted">{t("started", { days: clock.days, date: formatDate(clock.startedOn, locale, "long") })}</p>
      {clock.interruptionUsed && clock.interruptedOn && (
        <p className="muted">
          {status === "SUSPENDUE"
            ? t("secondSuspension")
            : t("resumed", { date: formatDate(clock.interruptedOn, locale, "long") })}
        </p>
      )}
    </>
  );
}
