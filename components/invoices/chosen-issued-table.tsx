import { useLocale, useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { StatusDot } from "#components/ui/status.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { STATUS_TONES } from "#lib/invoices/domain/status-tones.ts";
import type { InvoiceStatus } from "#lib/invoices/public.ts";
import { formatMoney } from "#lib/shared/money.ts";
import { routes } from "#lib/shared/routes.ts";

type Row = {
  readonly id: string;
  readonly number: string;
  readonly status: InvoiceStatus;
  readonly recipientName: string | null;
  readonly totalInclTax: string | null;
  readonly currency: string;
};

/** What was ticked, told again before anything happens to it. */
export function ChosenIssuedTable({ chosen }: { chosen: readonly Row[] }) {
  const t = useTranslations("issued.columns");
  const words = useTranslations("issued.selection");
  const statuses = useTranslations("invoiceStatus");
  const locale = useLocale();
  const columns: Column<Row>[] = [
    {
      key: "number",
      header: t("number"),
      rowHeader: true,
      nowrap: true,
      cell: (row) => <Link href={routes.issuedInvoice(row.id)}>{row.number}</Link>,
    },
    { key: "recipient", header: t("recipient"), cell: (row) => row.recipientName },
    {
      key: "amount",
      header: t("totalInclTax"),
      align: "end",
      nowrap: true,
      cell: (row) => row.totalInclTax && formatMoney(row.totalInclTax, locale, row.currency),
    },
    {
      key: "status",
      header: t("status"),
      cell: (row) => <StatusDot tone={STATUS_TONES[row.status]}>{statuses(row.status)}</StatusDot>,
    },
  ];
  return <Table caption={words("chosen")} captionHidden columns={columns} rows={chosen} rowKey={(row) => row.id} />;
}
