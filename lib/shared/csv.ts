/** One column of a file: its heading, and what stands below it. */
export type CsvColumn<Row> = {
  readonly header: string;
  readonly value: (row: Row) => string | number | null | undefined;
};

/** Tells a spreadsheet that the file is UTF-8. */
const BOM = "\uFEFF";
const SEPARATOR = ";";
const LINE_END = "\r\n";

/** What makes a spreadsheet compute a cell, in its full-width forms too: some programs read those as the plain ones. */
const COMPUTED = /^[\s\uFEFF]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;
/** What would end a cell, or be trimmed from it. A comma and a tab separate for whoever opens the file with other settings. */
const QUOTED = /["\r\n;,\t]|^\s|\s$/;

/**
 * One cell (RFC 4180, with the separator of French spreadsheets). A text that a spreadsheet would compute gets an apostrophe before it, which
 * spreadsheets do not show (quality bar T-22). Numbers stay numbers.
 */
export function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = COMPUTED.test(value) ? `'${value}` : value;
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The first line of a file, the mark of its encoding before it. */
export function csvHead<Row>(columns: readonly CsvColumn<Row>[]): string {
  return BOM + line(columns.map(({ header }) => csvCell(header)));
}

export function csvLine<Row>(columns: readonly CsvColumn<Row>[], row: Row): string {
  return line(columns.map(({ value }) => csvCell(value(row))));
}

/** A whole file of a list that is in memory. A long one writes `csvHead`, then `csvLine` after `csvLine`. */
export function csvFile<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  return csvHead(columns) + rows.map((row) => csvLine(columns, row)).join("");
}

function line(cells: readonly string[]): string {
  return cells.join(SEPARATOR) + LINE_END;
}
