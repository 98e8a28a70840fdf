import { useTranslations } from "next-intl";
import { StatusDot } from "#components/ui/status.tsx";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { STATUS_TONES } from "#lib/invoices/domain/status-tones.ts";

/** A status wherever one is shown: its shape and its word. */
export function StatusBadge({ status }: { status: InvoiceStatus }) {
  const t = useTranslations("invoiceStatus");
  return <StatusDot tone={STATUS_TONES[status]}>{t(status)}</StatusDot>;
}
