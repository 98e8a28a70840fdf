import { useTranslations } from "next-intl";
import { type InstructOrder, InstructorCell } from "#components/invoices/instructor-cell.tsx";
import { useIssuedColumns } from "#components/invoices/issued-cells.tsx";
import type { SortLink } from "#components/invoices/issued-tables.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import type { RowWithGesture } from "#lib/invoices/domain/supplier-gesture.ts";
import { type ChoiceColumn, type InvoiceStatus, SUPPLIER_WORK_STATUSES, type Total } from "#lib/invoices/public.ts";

type Props = {
  rows: readonly RowWithGesture[];
  /** How many wait for each gesture, in the whole list. */
  groups: ReadonlyMap<InvoiceStatus, Total>;
  instruct: InstructOrder;
  /** What the person wants to see besides the number and the actions. */
  shown: readonly ChoiceColumn[];
  /** Where the headings lead that every group can be sorted by. */
  sorts: WorkListSorts;
};

export type WorkListSorts = Readonly<Record<"statusAt" | "submittedAt" | "totalInclTax", SortLink>>;

/** « Factures à traiter » (domain reference § 12), by what has to be done, each kind under a heading of its own. */
export function WorkListTables({ rows, groups, instruct, shown, sorts }: Props) {
  const t = useTranslations("issued");
  const c = useIssuedColumns();
  const instructor: Column<RowWithGesture> = {
    key: "instructor",
    header: t("columns.instructor"),
    cell: (row) => <InstructorCell row={row} {...instruct} />,
  };
  const own: Partial<Record<ChoiceColumn, Column<RowWithGesture>>> = {
    recipient: { ...c.recipient, header: t("columns.recipients") },
    totalInclTax: { ...c.totalInclTax, header: t("columns.amountInclTax") },
    instructor,
  };
  const columnOf = (column: ChoiceColumn) => own[column] ?? (column === "instructor" ? instructor : c[column]);
  const sortOf = (column: ChoiceColumn) => (column in sorts ? { sort: sorts[column as keyof WorkListSorts] } : {});
  const columns = [c.number, ...shown.map((column) => ({ ...columnOf(column), ...sortOf(column) })), c.actions];
  const kinds = Map.groupBy(rows, ({ status }) => status);
  return SUPPLIER_WORK_STATUSES.map((status) => {
    const some = kinds.get(status);
    if (!some) return null;
    const { count, exact } = groups.get(status) ?? { count: some.length, exact: false };
    const title = t(`workList.groups.${status}`);
    return (
      <section key={status} className="work-group" aria-labelledby={`groupe-${status}`}>
        <h2 id={`groupe-${status}`}>
          {title} <span className="muted">({exact ? count : t("workList.moreThan", { count })})</span>
        </h2>
        <Table caption={title} captionHidden columns={columns} rows={some} rowKey={(row) => row.id} />
      </section>
    );
  });
}
