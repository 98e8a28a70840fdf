import { useTranslations } from "next-intl";
import { type Finds, useFoundInside } from "#components/invoices/found-inside.tsx";
import { useIssuedColumns } from "#components/invoices/issued-cells.tsx";
import { Table } from "#components/ui/table.tsx";
import type { RowWithGesture } from "#lib/invoices/domain/supplier-gesture.ts";
import type { ChoiceColumn } from "#lib/invoices/public.ts";

/** Where a heading leads, and the order in force when the list is in its order. */
export type SortLink = { readonly href: string; readonly direction?: "ascending" | "descending" };
export type IssuedSorts = Readonly<Record<"submittedAt" | "issueDate" | "totalInclTax", SortLink>>;

/** The results of « Rechercher ». Whose invoice it is is said to those who have several. */
export function SearchTable({
  rows,
  sorts,
  severalSuppliers,
  finds,
  shown,
}: {
  rows: readonly RowWithGesture[];
  finds: Finds;
  severalSuppliers: boolean;
  sorts: IssuedSorts;
  /** What the person wants to see besides the number and the actions. */
  shown: readonly ChoiceColumn[];
}) {
  const t = useTranslations("issued");
  const c = useIssuedColumns();
  const found = useFoundInside<RowWithGesture>(finds);
  const sortOf = (column: string) => (column in sorts ? { sort: sorts[column as keyof IssuedSorts] } : {});
  const chosen = shown.flatMap((column) =>
    column === "instructor" || (column === "supplier" && !severalSuppliers)
      ? []
      : [{ ...c[column], ...sortOf(column) }],
  );
  const columns = [c.number, ...found, ...chosen, c.actions];
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
    { ...c.number, cell: c.plainNumber },
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
