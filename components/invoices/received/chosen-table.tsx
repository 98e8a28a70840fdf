import { useLocale, useTranslations } from "next-intl";
import { StatusDot } from "#components/ui/status.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { STATUS_TONES } from "#lib/invoices/domain/status-tones.ts";
import type { InvoiceStatus } from "#lib/invoices/public.ts";
import { formatMoney } from "#lib/shared/money.ts";

type Row = {
  readonly id: string;
  readonly number: string;
  readonly status: InvoiceStatus;
  readonly supplierName: string;
  readonly totalInclTax: string;
  readonly currency: string;
  readonly assigneeName: string | null;
};

/** What was ticked, told again before anything happens to it. */
export function ChosenTable({ chosen }: { chosen: readonly Row[] }) {
  const t = useTranslations("received");
  const statuses = useTranslations("invoiceStatus");
  const locale = useLocale();
  const columns: Column<Row>[] = [
    { key: "number", header: t("columns.number"), rowHeader: true, nowrap: true, cell: (row) => row.number },
    { key: "supplier", header: t("columns.supplier"), cell: (row) => row.supplierName },
    {
      key: "amount",
      header: t("columns.amount"),
      align: "end",
      nowrap: true,
      cell: (row) => formatMoney(row.totalInclTax, locale, row.currency),
    },
    {
      key: "status",
      header: t("columns.status"),
      cell: (row) => <StatusDot tone={STATUS_TONES[row.status]}>{statuses(row.status)}</StatusDot>,
    },
    { key: "assignee", header: t("columns.assignee"), cell: (row) => row.assigneeName },
  ];
  return <Table caption={t("many.chosen")} columns={columns} rows={chosen} rowKey={(row) => row.id} />;
}
