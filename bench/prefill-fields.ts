import type { Scored } from "#bench/prefill-truth.ts";
import type { DocumentFieldName } from "#lib/documents/domain/fields.ts";

/** What was read of some documents, under the name of a column. */
export type FieldColumn = { readonly name: string; readonly scored: readonly Scored[] };

type Cell = { right: number; all: number; sure: number; wrong: number };

/** A table of fields by kinds of documents: right of those printed, and wrong among the sure ones when there are any (« 17/18 (1 wrong of 15 sure) »). */
export function fieldTable(title: string, columns: readonly FieldColumn[]): string {
  const fields = [...new Set(columns.flatMap(({ scored }) => scored.map(({ field }) => field)))];
  const rows = [
    [title, ...columns.map(({ name }) => name)],
    ...fields.map((field) => [field, ...columns.map(({ scored }) => shown(cellOf(scored, field)))]),
    ["all", ...columns.map(({ scored }) => shown(cellOf(scored)))],
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")).join("\n");
}

function cellOf(scored: readonly Scored[], field?: DocumentFieldName): Cell {
  const cell: Cell = { right: 0, all: 0, sure: 0, wrong: 0 };
  for (const one of scored) {
    if (field && one.field !== field) continue;
    if (one.verdict === "right" || one.verdict === "wrong" || one.verdict === "missing") cell.all += 1;
    if (one.verdict === "right") cell.right += 1;
    if (one.confidence < 0.9) continue;
    cell.sure += 1;
    if (one.verdict === "wrong" || one.verdict === "invented") cell.wrong += 1;
  }
  return cell;
}

function shown({ right, all, sure, wrong }: Cell): string {
  if (all === 0 && sure === 0) return "–";
  const share = all === 0 ? "" : ` ${((100 * right) / all).toFixed(1)} %`;
  return `${right}/${all}${share}${wrong > 0 ? ` (${wrong} wrong of ${sure} sure)` : ""}`;
}
