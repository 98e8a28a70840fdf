import { csvCell, csvHead } from "#lib/shared/csv.ts";

/** One column of a file to be computed with: its heading, and what stands below it. Days are ISO, numbers decimal texts with a point. */
export type ExportColumn<Row> = {
  readonly header: string;
  readonly kind: "text" | "day" | "number";
  readonly value: (row: Row) => string | null;
};

const NUMBER = /^-?\d+(\.\d+)?$/;
const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

export function isPlainNumber(text: string): boolean {
  return NUMBER.test(text);
}

export function isPlainDay(text: string): boolean {
  return DAY.test(text);
}

export function exportHead<Row>(columns: readonly ExportColumn<Row>[]): string {
  return csvHead(columns);
}

/** Lines of a CSV file as a spreadsheet in that language reads them: a French one wants a decimal comma and the day first. */
export function exportLines<Row>(
  columns: readonly ExportColumn<Row>[],
  rows: readonly Row[],
  locale: "fr" | "en",
): string {
  const french = locale === "fr";
  let text = "";
  for (const row of rows) {
    let separator = "";
    for (const column of columns) {
      text += separator + cell(column.kind, column.value(row), french);
      separator = ";";
    }
    text += "\r\n";
  }
  return text;
}

function cell(kind: ExportColumn<never>["kind"], value: string | null, french: boolean): string {
  if (value === null) return "";
  if (kind === "number" && NUMBER.test(value)) return french ? value.replace(".", ",") : value;
  if (kind === "day" && DAY.test(value)) return french ? value.replace(DAY, "$3/$2/$1") : value;
  return csvCell(value);
}
