import { useTranslations } from "next-intl";
import { StatusBadge } from "#components/invoices/status-badge.tsx";
import { Link } from "#components/ui/link.tsx";
import { Badge } from "#components/ui/status.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { Amount, DateText, Identifier } from "#components/ui/values.tsx";
import type { FiscalRow } from "#lib/invoices/public.ts";
import { isInvoiceStatus } from "#lib/invoices/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** Rows as the list has them, the proof leading to its verification. The file has every column; the screen those that are read. */
export function FiscalTable({ caption, rows }: { caption: string; rows: readonly FiscalRow[] }) {
  const t = useTranslations("fiscalList.columns");
  const types = useTranslations("invoices.types");
  const amount = (key: "totalExclTax" | "totalInclTax"): Column<FiscalRow> => ({
    key,
    header: t(key),
    align: "end",
    nowrap: true,
    cell: (row) => <Amount value={row[key]} currency={row.currency} />,
  });
  const columns: Column<FiscalRow>[] = [
    {
      key: "number",
      header: t("number"),
      rowHeader: true,
      nowrap: true,
      cell: (row) => (
        <>
          <Link href={routes.issuedInvoice(row.id)}>{row.number}</Link>
          {row.invoiceType === "AVOIR" && <Badge>{types("AVOIR")}</Badge>}
        </>
      ),
    },
    { key: "issueDate", header: t("issueDate"), nowrap: true, cell: (row) => <DateText value={row.issueDate} /> },
    { key: "submittedOn", header: t("submittedOn"), nowrap: true, cell: (row) => <DateText value={row.submittedOn} /> },
    {
      key: "partnerName",
      header: t("partnerName"),
      cell: (row) => (
        <>
          {row.partnerName} <Identifier value={row.partnerIdentifier} />
        </>
      ),
    },
    amount("totalExclTax"),
    { key: "vat", header: t("vat"), cell: (row) => row.vat },
    amount("totalInclTax"),
    {
      key: "status",
      header: t("status"),
      cell: ({ status }) => (isInvoiceStatus(status) ? <StatusBadge status={status} /> : status),
    },
    {
      key: "proof",
      header: t("proof"),
      cell: ({ proof }) => proof && <Link href={routes.verifyCertificate(proof)}>{proof}</Link>,
    },
  ];
  return <Table caption={caption} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
