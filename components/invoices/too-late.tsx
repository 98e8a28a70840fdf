import { useLocale, useTranslations } from "next-intl";
import { Notice } from "#components/ui/notice.tsx";
import type { InvoiceSheet } from "#lib/invoices/public.ts";
import { formatDateTime } from "#lib/shared/dates.ts";

/** On the sheet, for who was sent there by a gesture that the invoice no longer waits for: what it has become, by whom and when. */
export function TooLate({ sheet: { status, statusAt, history } }: { sheet: InvoiceSheet }) {
  const t = useTranslations("invoices.sheet");
  const statuses = useTranslations("invoiceStatus");
  const locale = useLocale();
  const [last] = history;
  return (
    <Notice tone="warn" live="assertive">
      {t("tooLate", {
        by: last?.userName ? "somebody" : "nobody",
        name: last?.userName ?? "",
        status: statuses(status),
        date: formatDateTime(last?.at ?? statusAt, locale),
      })}
    </Notice>
  );
}
