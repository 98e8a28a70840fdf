import { useLocale, useTranslations } from "next-intl";
import { Badge } from "#components/ui/status.tsx";
import type { ReceivedRow } from "#lib/invoices/public.ts";
import { daysBetween, formatDate, type IsoDate } from "#lib/shared/dates.ts";

/** A week before the end, the days left are said with more weight. */
const SOON_DAYS = 7;

/** The last day to pay, and how many days are left: in words, not by a colour alone. */
export function DueCell({ row, today }: { row: ReceivedRow; today: IsoDate }) {
  const t = useTranslations("received");
  const locale = useLocale();
  if (row.dueOn === null && row.status === "SUSPENDUE") return <span className="muted">{t("interrupted")}</span>;
  if (row.dueOn === null) return null;
  const left = daysBetween(today, row.dueOn);
  return (
    <>
      {formatDate(row.dueOn, locale)}
      {left < 0 ? (
        <Badge tone="stop">{t("lateBy", { days: -left })}</Badge>
      ) : left <= SOON_DAYS ? (
        <Badge tone="warn">{t("daysLeft", { days: left })}</Badge>
      ) : (
        <small className="muted below">{t("daysLeft", { days: left })}</small>
      )}
    </>
  );
}
