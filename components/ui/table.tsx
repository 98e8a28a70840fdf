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
  /** The heading under which a row stands; rows of one heading follow each other. */
  groupOf?: (row: Row) => string;
};

/** A list of rows: caption, headings that sort by link, header stuck, amounts aligned, one card per row on a phone. */
export function Table<Row>({ caption, captionHidden = false, columns, rows, rowKey, groupOf }: Props<Row>) {
  return (
    <div className="table-frame" {...widthOf(columns)}>
      <table className="table">
        <caption className={captionHidden ? "visually-hidden" : undefined}>{caption}</caption>
        <thead>
          <tr>{columns.map(headerCell)}</tr>
        </thead>
        {groupsOf(rows, groupOf).map(({ heading, rows: own }) => (
          <tbody key={heading}>
            {heading !== "" && (
              <tr className="group-heading">
                <th scope="rowgroup" colSpan={columns.length}>
                  {heading}
                </th>
              </tr>
            )}
            {own.map((row) => (
              <tr key={rowKey(row)}>{columns.map((column) => bodyCell(column, row))}</tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** Beyond how many columns a list scrolls sideways on a small desktop, has less room around each, scrolls on any. */
const ROOM = [
  [11, "too-many"],
  [8, "many"],
  [6, "several"],
] as const;

function widthOf({ length }: readonly unknown[]): { "data-columns"?: string } {
  const name = ROOM.find(([most]) => length > most)?.[1];
  return name ? { "data-columns": name } : {};
}

/** All rows under no heading, when they are not grouped. */
function groupsOf<Row>(rows: readonly Row[], groupOf?: (row: Row) => string): { heading: string; rows: Row[] }[] {
  const groups: { heading: string; rows: Row[] }[] = groupOf ? [] : [{ heading: "", rows: [...rows] }];
  for (const row of groupOf ? rows : []) {
    const heading = groupOf?.(row) ?? "";
    const last = groups.at(-1);
    if (last?.heading === heading) last.rows.push(row);
    else groups.push({ heading, rows: [row] });
  }
  return groups;
}

/*
 * Cells are made by functions, not components, and carry no attribute that is not set: a list has hundreds of them, and each is
 * rendered, sent as HTML and sent again for the router.
 */

function cellProps({ key, align, nowrap }: Column<never>): { key: string; className?: string } {
  const className = [align, nowrap && "nowrap"].filter(Boolean).join(" ");
  return className === "" ? { key } : { key, className };
}

function headerCell<Row>(column: Column<Row>): ReactNode {
  const { header, sort, hiddenHeader } = column;
  const { key, ...props } = cellProps(column);
  return (
    <th key={key} scope="col" {...props} {...(sort?.direction ? { "aria-sort": sort.direction } : {})}>
      {sort ? (
        <Link className="sort-link" href={sort.href}>
          {header}
        </Link>
      ) : (
        <span {...(hiddenHeader ? { className: "visually-hidden" } : {})}>{header}</span>
      )}
    </th>
  );
}

/** The label is what the card shows beside the value on a phone; the row's own name needs none. */
function bodyCell<Row>(column: Column<Row>, row: Row): ReactNode {
  const { key, ...props } = cellProps(column);
  const content = column.cell(row);
  if (column.rowHeader) {
    return (
      <th key={key} scope="row" {...props}>
        {content}
      </th>
    );
  }
  return (
    <td key={key} {...props} {...(column.hiddenHeader ? {} : { "data-label": column.header })}>
      {content}
    </td>
  );
}
