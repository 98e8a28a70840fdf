import { type CellProblem, type CellValue, type Header, readCell } from "#lib/directory/domain/file-columns.ts";
import type { LineProblem } from "#lib/directory/domain/import-report.ts";

export type ReadLine =
  | { readonly ok: true; readonly siret: string; readonly values: readonly CellValue[] }
  | {
      readonly ok: false;
      /** Null when the line does not even tell which structure it speaks of. */
      readonly siret: string | null;
      readonly field: string;
      readonly value: string;
      readonly rule: CellProblem | LineProblem;
    };

/** An apostrophe that the download put before what a spreadsheet would compute (quality bar T-22). */
const HELD_BACK = /^'(?=[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/;

/** One line of a file: its values in the order of the header's columns, or the first rule that it breaks. */
export function readLine(header: Header, width: number, cells: readonly string[], check: "strict" | "warn"): ReadLine {
  const values: CellValue[] = [];
  let siret: string | null = null;
  let broken: Omit<Extract<ReadLine, { ok: false }>, "siret"> | null = null;
  for (const { column, index } of header.present) {
    const typed = (cells[index] ?? "").replace(HELD_BACK, "");
    const read = readCell(column, typed, check);
    if ("problem" in read) {
      broken ??= { ok: false, field: column.name, value: typed, rule: read.problem };
      continue;
    }
    if (column.kind === "siret") siret = String(read.value);
    values.push(read.value);
  }
  if (cells.length !== width) broken = { ok: false, field: "", value: String(cells.length), rule: "CELLS" };
  broken ??= datesProblem(header, values);
  if (broken || siret === null) return { ...(broken ?? NO_SIRET), siret };
  return { ok: true, siret, values };
}

const NO_SIRET = { ok: false, field: "siret", value: "", rule: "REQUIRED" } as const;

function datesProblem({ present }: Header, values: readonly CellValue[]) {
  const at = (name: string) => values[present.findIndex(({ column }) => column.name === name)] ?? null;
  const [from, to] = [at("debut_validite"), at("fin_validite")];
  if (from === null || to === null || from <= to) return null;
  return { ok: false, field: "fin_validite", value: String(to), rule: "DATES" } as const;
}
