import { useLocale, useTranslations } from "next-intl";
import { Card } from "#components/ui/blocks.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { daysLeft, isInterrupted, isLate, type PaymentClock } from "#lib/invoices/domain/payment-clock.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { formatDate, type IsoDate } from "#lib/shared/dates.ts";

type Props = {
  clock: PaymentClock | null;
  status: InvoiceStatus;
  /** Calendar day in Paris. */
  today: IsoDate;
  /** The recipient does not report payments: the date is never followed by « paid » (domain reference § 11). */
  theoretical: boolean;
};

/** Until when the payment is due, what is left, and what interrupted or ended the period. */
export function PaymentClockPanel({ clock, status, today, theoretical }: Props) {
  const t = useTranslations("invoices.clock");
  return (
    <Card title={t("title")}>
      {clock ? <Facts clock={clock} status={status} today={today} /> : <p>{t("none")}</p>}
      {clock && !clock.stoppedOn && theoretical && <Notice tone="info">{t("theoretical")}</Notice>}
    </Card>
  );
}

type FactsProps = { clock: PaymentClock; status: InvoiceStatus; today: IsoDate };

function Facts({ clock, status, today }: FactsProps) {
  if (clock.stoppedOn) return <Stopped clock={clock} stoppedOn={clock.stoppedOn} />;
  return isInterrupted(clock) ? <Interrupted clock={clock} /> : <Running clock={clock} status={status} today={today} />;
}

function Stopped({ clock, stoppedOn }: { clock: PaymentClock; stoppedOn: IsoDate }) {
  const t = useTranslations("invoices.clock");
  const locale = useLocale();
  const date = formatDate(stoppedOn, locale, "long");
  if (clock.stopReason === "REJECTED") return <p>{t("stoppedRejected", { date })}</p>;
  if (clock.stopReason === "RECYCLED") return <p>{t("stoppedRecycled", { date })}</p>;
  return (
    <>
      <p className="clock-due">{t("paid", { date })}</p>
      {clock.dueOn && (
        <p>
          {t(isLate(clock, stoppedOn) ? "paidLate" : "paidInTime", { date: formatDate(clock.dueOn, locale, "long") })}
        </p>
      )}
    </>
  );
}

function Interrupted({ clock }: { clock: PaymentClock }) {
  const t = useTranslations("invoices.clock");
  const date = formatDate(clock.interruptedOn ?? clock.startedOn, useLocale(), "long");
  const days = clock.remainingDays ?? 0;
  return <p>{days < 0 ? t("interruptedLate", { date }) : t("interrupted", { date, days })}</p>;
}

function Running({ clock, status, today }: FactsProps) {
  const t = useTranslations("invoices.clock");
  const locale = useLocale();
  const left = daysLeft(clock, today) ?? 0;
  return (
    <>
      <p className="clock-due">{t("due", { date: formatDate(clock.dueOn ?? today, locale, "long") })}</p>
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
