import { Link } from "#components/ui/link.tsx";

export type ChartColumn = {
  readonly key: string;
  /** Below the column, where there is room, and where there is little. */
  readonly label: string;
  readonly initial: string;
  /** The whole of it in words: what a screen reader and a pointer are told. */
  readonly words: string;
  readonly value: number;
  readonly shown: string;
  readonly href: string;
};

/** Columns drawn on the server, each a link to what it counts. A table with the same figures stands beside it. */
export function ColumnChart({ label, columns }: { label: string; columns: readonly ChartColumn[] }) {
  const highest = Math.max(1, ...columns.map(({ value }) => value));
  return (
    <ol className="column-chart" aria-label={label}>
      {columns.map((column) => (
        <li key={column.key}>
          <Link className="column" href={column.href} title={column.words}>
            <span className="visually-hidden">{column.words}</span>
            <span aria-hidden="true">{column.shown}</span>
            <svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">
              <rect
                className="bar-fill"
                width="10"
                y={100 - height(column.value, highest)}
                height={height(column.value, highest)}
              />
            </svg>
            <span aria-hidden="true" className="column-label">
              {column.label}
            </span>
            <span aria-hidden="true" className="column-initial">
              {column.initial}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}

/** Something is never drawn as nothing. */
function height(value: number, highest: number): number {
  return value <= 0 ? 0 : Math.max(1, Math.round((value / highest) * 100));
}
