import "server-only";
import { sentFile } from "#app/sent-file.ts";
import { now, xlsxOf } from "#lib/platform/index.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { type ExportColumn, exportHead, exportLines } from "#lib/shared/export-columns.ts";

type Row = readonly (string | null)[];

type List = {
  /** The day is added to it. */
  readonly name: string;
  /** Of the workbook. */
  readonly sheet: string;
  /** `xlsx`, else CSV. */
  readonly format: string | null;
  readonly columns: ExportColumn<Row>[];
  readonly batches: AsyncGenerator<readonly Row[]>;
  readonly locale: "fr" | "en";
};

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A list as a file for a spreadsheet, sent as it is read. */
export function listFile({ name, sheet, format, columns, batches, locale }: List): Response {
  const at = now();
  const dated = `${name}-${parisDay(at)}`;
  return sentFile(
    format === "xlsx"
      ? { name: `${dated}.xlsx`, type: XLSX, write: () => xlsxOf(sheet, columns, batches, at) }
      : { name: `${dated}.csv`, type: "text/csv; charset=utf-8", write: () => csvOf(columns, batches, locale) },
  );
}

async function* csvOf(
  columns: readonly ExportColumn<Row>[],
  batches: AsyncGenerator<readonly Row[]>,
  locale: "fr" | "en",
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(exportHead(columns));
  for await (const rows of batches) yield Buffer.from(exportLines(columns, rows, locale));
}
