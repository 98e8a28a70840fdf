import { useTranslations } from "next-intl";
import { type Finds, useFoundInside } from "#components/invoices/found-inside.tsx";
import { useIssuedColumns } from "#components/invoices/issued-cells.tsx";
import { Table } from "#components/ui/table.tsx";
import type { RowWithGesture } from "#lib/invoices/domain/supplier-gesture.ts";

/** Where a heading leads, and the order in force when the list is in its order. */
export type SortLink = { readonly href: string; readonly direction?: "ascending" | "descending" };
export type IssuedSorts = Readonly<Record<"submittedAt" | "issueDate" | "totalInclTax", SortLink>>;

/** The results of « Rechercher ». Whose invoice it is is said to those who have several. */
export function SearchTable({
  rows,
  sorts,
  severalSuppliers,
  finds,
}: {
  rows: readonly RowWithGesture[];
  finds: Finds;
  severalSuppliers: boolean;
  sorts: IssuedSorts;
}) {
  const t = useTranslations("issued");
  const c = useIssuedColumns();
  const found = useFoundInside<RowWithGesture>(finds);
  const columns = [
    c.number,
    c.type,
    ...found,
    ...(severalSuppliers ? [c.supplier] : []),
    c.recipient,
    c.service,
    { ...c.issueDate, sort: sorts.issueDate },
    { ...c.submittedAt, sort: sorts.submittedAt },
    c.totalExclTax,
    { ...c.totalInclTax, sort: sorts.totalInclTax },
    c.status,
    c.size,
    c.actions,
  ];
  return <Table caption={t("search.results")} captionHidden columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

/** « Archives »: the same, in the order of deposit only. */
export function ArchivesTable({
  rows,
  severalSuppliers,
}: {
  rows: readonly RowWithGesture[];
  severalSuppliers: boolean;
}) {
  const t = useTranslations("archives");
  const c = useIssuedColumns();
  const columns = [
    c.number,
    c.type,
    ...(severalSuppliers ? [c.supplier] : []),
    c.recipient,
    c.issueDate,
    c.submittedAt,
    c.totalInclTax,
    c.status,
    c.statusAt,
    c.size,
    c.actions,
  ];
  return <Table caption={t("title")} captionHidden columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
