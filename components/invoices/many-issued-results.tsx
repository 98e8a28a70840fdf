import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { StatusDot } from "#components/ui/status.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { routes } from "#lib/shared/routes.ts";

type Row = {
  readonly invoiceId: string;
  readonly number: string;
  /** False for a draft that is gone. */
  readonly there: boolean;
  readonly done: boolean;
  readonly text: string;
};

/** One line for each invoice: what was done with it, or why nothing was. */
export function ManyIssuedResults({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations("issued");
  const columns: Column<Row>[] = [
    {
      key: "number",
      header: t("columns.number"),
      rowHeader: true,
      nowrap: true,
      cell: ({ there, invoiceId, number }) =>
        there ? <Link href={routes.issuedInvoice(invoiceId)}>{number}</Link> : number,
    },
    {
      key: "outcome",
      header: t("selection.outcome"),
      cell: (row) => <StatusDot tone={row.done ? "ok" : "stop"}>{row.text}</StatusDot>,
    },
  ];
  return <Table caption={t("selection.outcomes")} columns={columns} rows={rows} rowKey={(row) => row.invoiceId} />;
}
