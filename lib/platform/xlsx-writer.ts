import "server-only";
import { type ZipEntry, zipOf } from "#lib/platform/zip-writer.ts";
import { type ExportColumn, isPlainDay, isPlainNumber } from "#lib/shared/export-columns.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/** Styles of cells, by their place in `STYLES`. */
const [HEADING, DAY, NUMBER] = [1, 2, 3];
/** A sheet of Excel has 1 048 576 rows: what is more goes on another one. */
const ROWS_OF_A_SHEET = 1_000_000;
const DAYS_1900_TO_1970 = 25_569;
const DAY_MS = 86_400_000;

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/**
 * A workbook as it is made (Office Open XML, ECMA-376), rows as they come: memory stays flat. A text is written as a text, which no
 * spreadsheet computes whatever it begins with (quality bar T-22); days and numbers are real ones.
 */
export function xlsxOf<Row>(
  name: string,
  columns: readonly ExportColumn<Row>[],
  batches: AsyncIterable<readonly Row[]>,
  at: Date,
): AsyncGenerator<Uint8Array> {
  return zipOf(parts(name, columns, batches, at));
}

async function* parts<Row>(
  name: string,
  columns: readonly ExportColumn<Row>[],
  batches: AsyncIterable<readonly Row[]>,
  at: Date,
): AsyncGenerator<ZipEntry> {
  const text = (path: string, content: string): ZipEntry => ({ path, at, content: Buffer.from(content) });
  const rows = rowsOf(batches);
  const sheets: string[] = [];
  do {
    sheets.push(sheets.length === 0 ? name : `${name} ${sheets.length + 1}`);
    yield { path: `xl/worksheets/sheet${sheets.length}.xml`, at, content: sheet(columns, rows) };
  } while (!rows.ended());
  const override = (path: string, type: string) =>
    `<Override PartName="/xl/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const types = sheets.map((_, index) => override(`worksheets/sheet${index + 1}.xml`, "worksheet")).join("");
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  yield text(
    "[Content_Types].xml",
    `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override("workbook.xml", "sheet.main")}${override("styles.xml", "styles")}${types}</Types>`,
  );
  yield text(
    "_rels/.rels",
    `${HEAD}<Relationships xmlns="${RELATIONS}">${relation("r1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
  );
  const listed = sheets.map(
    (one, index) => `<sheet name="${escaped(one.slice(0, 31))}" sheetId="${index + 1}" r:id="s${index + 1}"/>`,
  );
  yield text(
    "xl/workbook.xml",
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join("")}</sheets></workbook>`,
  );
  const linked = sheets.map((_, index) => relation(`s${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`));
  yield text(
    "xl/_rels/workbook.xml.rels",
    `${HEAD}<Relationships xmlns="${RELATIONS}">${linked.join("")}${relation("styles", "styles", "styles.xml")}</Relationships>`,
  );
  yield text("xl/styles.xml", STYLES);
}

/** Batches handed out to sheets: each takes what it may hold. */
function rowsOf<Row>(batches: AsyncIterable<readonly Row[]>) {
  const source = batches[Symbol.asyncIterator]();
  let next: readonly Row[] | null = [];
  return {
    async take(most: number): Promise<readonly Row[]> {
      while (next !== null && next.length === 0) {
        const read: IteratorResult<readonly Row[]> = await source.next();
        next = read.done ? null : read.value;
      }
      const taken = next?.slice(0, most) ?? [];
      if (next !== null) next = next.slice(taken.length);
      return taken;
    },
    ended: () => next === null,
    close: () => source.return?.(),
  };
}

async function* sheet<Row>(
  columns: readonly ExportColumn<Row>[],
  rows: ReturnType<typeof rowsOf<Row>>,
): AsyncGenerator<Uint8Array> {
  const titles = columns.map(({ header }) => inline(header, HEADING)).join("");
  yield Buffer.from(
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${columns.length}" width="18" customWidth="1"/></cols><sheetData><row>${titles}</row>`,
  );
  let room = ROWS_OF_A_SHEET;
  let finished = false;
  try {
    for (;;) {
      const batch = await rows.take(room);
      if (batch.length === 0) break;
      room -= batch.length;
      yield Buffer.from(
        batch.map((row) => `<row>${columns.map((column) => cell(column, row)).join("")}</row>`).join(""),
      );
    }
    finished = true;
  } finally {
    if (!finished) await rows.close();
  }
  yield Buffer.from("</sheetData></worksheet>");
}

function cell<Row>({ kind, value }: ExportColumn<Row>, row: Row): string {
  const text = value(row);
  if (text === null || text === "") return "<c/>";
  if (kind === "number" && isPlainNumber(text)) return `<c s="${NUMBER}"><v>${text}</v></c>`;
  if (kind === "day" && isPlainDay(text)) {
    return `<c s="${DAY}"><v>${Date.parse(text) / DAY_MS + DAYS_1900_TO_1970}</v></c>`;
  }
  return inline(text);
}

function inline(text: string, style?: number): string {
  return `<c t="inlineStr"${style ? ` s="${style}"` : ""}><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** What XML cannot hold, halves of characters included. */
const UNWRITABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
const NEEDS_CARE = /[&<>"\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

function escaped(text: string): string {
  if (!NEEDS_CARE.test(text)) return text;
  return text.replace(UNWRITABLE, "").replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
}
