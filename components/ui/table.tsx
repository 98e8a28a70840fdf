import type { ReactNode } from "react";
import { Link } from "#components/ui/link.tsx";

export type Column<Row> = {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** `end` for amounts and counts. */
  readonly align?: "end";
  readonly nowrap?: boolean;
  /** The cell that names the row: one column, usually the first. */
  readonly rowHeader?: boolean;
  /** Where the heading leads when the list can be sorted by it, and the direction in force, if it is. */
  readonly sort?: { readonly href: string; readonly direction?: "ascending" | "descending" };
  /** The heading is said but not shown (a column of buttons). */
  readonly hiddenHeader?: boolean;
};

type Props<Row> = {
  caption: ReactNode;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
};

/** A list of rows: caption, headings that sort by link, header stuck, amounts aligned, one card per row on a phone. */
export function Table<Row>({ caption, captionHidden = false, columns, rows, rowKey }: Props<Row>) {
  return (
    <div className="table-frame">
      <table className="table">
        <caption className={captionHidden ? "visually-hidden" : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classes({ align, nowrap }: { align?: "end"; nowrap?: boolean }): string | undefined {
  return [align, nowrap && "nowrap"].filter(Boolean).join(" ") || undefined;
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const { header, sort, hiddenHeader } = column;
  return (
    <th scope="col" className={classes(column)} aria-sort={sort?.direction}>
      {sort ? (
        <Link className="sort-link" href={sort.href}>
          {header}
        </Link>
      ) : (
        <span className={hiddenHeader ? "visually-hidden" : undefined}>{header}</span>
      )}
    </th>
  );
}

/** The label is what the card shows beside the value on a phone; the row's own name needs none. */
function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.cell(row);
  if (column.rowHeader) {
    return (
      <th scope="row" className={classes(column)}>
        {content}
      </th>
    );
  }
  return (
    <td className={classes(column)} data-label={column.hiddenHeader ? undefined : column.header}>
      {content}
    </td>
  );
}
