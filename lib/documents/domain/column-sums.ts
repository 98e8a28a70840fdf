import type { AmountValue } from "#lib/documents/domain/amount-values.ts";
import type { LabelKind } from "#lib/documents/domain/labels.ts";
import type { LabelledLine } from "#lib/documents/domain/pairs.ts";

const MONEY: ReadonlySet<LabelKind> = new Set<LabelKind>(["net", "tax", "gross", "due", "paid"]);
const MOST_ROWS = 80;

/**
 * What the lines of the invoice add up to: the sums of amounts that follow one another in a column, two or more, none of them named as a
 * total. That the net is one of them says more than any word beside it.
 */
export function columnSums(amounts: readonly AmountValue[], lines: readonly LabelledLine[]): ReadonlySet<number> {
  const items = amounts.filter(
    ({ exact, line }) =>
      exact &&
      !(lines[line.index]?.labels.some(({ meanings }) => meanings.some(({ kind }) => MONEY.has(kind))) ?? false),
  );
  const columns: { end: number; rows: AmountValue[] }[] = [];
  for (const item of items) {
    const column = columns.find(({ end }) => Math.abs(end - item.end) < item.line.size * 0.6);
    if (column) column.rows.push(item);
    else columns.push({ end: item.end, rows: [item] });
  }
  const sums = new Set<number>();
  for (const { rows } of columns) {
    const cents = rows.slice(0, MOST_ROWS).map((row) => row.cents);
    for (let from = 0; from < cents.length; from += 1) {
      let sum = cents[from] ?? 0;
      for (let to = from + 1; to < cents.length; to += 1) {
        sum += cents[to] ?? 0;
        sums.add(Math.abs(sum));
      }
    }
  }
  return sums;
}
