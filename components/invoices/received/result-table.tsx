import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { StatusDot } from "#components/ui/status.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { routes } from "#lib/shared/routes.ts";

type Row = {
  readonly invoiceId: string;
  readonly number: string;
  readonly supplierName: string;
  readonly done: boolean;
  readonly text: string;
};

/** One line for each invoice: what was done with it, or why nothing was. */
export function ResultTable({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations("received");
  const columns: Column<Row>[] = [
    {
      key: "number",
      header: t("columns.number"),
      rowHeader: true,
      nowrap: true,
      cell: (row) => <Link href={routes.receivedInvoice(row.invoiceId)}>{row.number}</Link>,
    },
    { key: "supplier", header: t("columns.supplier"), cell: (row) => row.supplierName },
    {
      key: "outcome",
      header: t("many.outcome"),
      cell: (row) => <StatusDot tone={row.done ? "ok" : "stop"}>{row.text}</StatusDot>,
    },
  ];
  return <Table caption={t("many.outcomes")} columns={columns} rows={rows} rowKey={(row) => row.invoiceId} />;
}
