import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fieldTable } from "#bench/prefill-fields.ts";
import { type Scored, score, type TruthLine } from "#bench/prefill-truth.ts";
import { type NativeTime, pdftotextTime, tesseractTime } from "#bench/prefill-yardsticks.ts";
import type { Row } from "#bench/row.ts";
import { median, percentile } from "#bench/statistics.ts";
import { readDocument } from "#lib/documents/reading/read-document.ts";
import { closeReaders, warmReaders } from "#lib/documents/reading/readers.ts";

const CORPUS = process.env.CORPUS_DIR ?? path.join(process.cwd(), "../shared/corpus");

type Group = "XML" | "Factur-X" | "text PDF" | "scan";
const GROUPS: Readonly<Record<TruthLine["kind"], Group>> = {
  ubl: "XML",
  cii: "XML",
  facturx: "Factur-X",
  pdf: "text PDF",
  page: "text PDF",
  scan: "scan",
};

/** The bars: fields right in percent, milliseconds at the median and at the 95th percentile. */
const BARS: Readonly<Record<Group, { right: number; median: number; p95?: number }>> = {
  XML: { right: 100, median: 50 },
  "Factur-X": { right: 100, median: 50 },
  "text PDF": { right: 97, median: 100, p95: 300 },
  scan: { right: 92, median: 1200 },
};

type Measured = { line: TruthLine; ms: number; scored: Scored[] };

/**
 * What the reader gets right on a corpus with its truth, and how long it takes beside the native commands. `CORPUS_DIR` names the
 * corpus (`truth.jsonl` and the files); without one there is nothing to measure, and no row. `verbose` prints each field that is not right.
 */
export async function run(options: { verbose?: boolean } = {}): Promise<Row[]> {
  if (!existsSync(path.join(CORPUS, "truth.jsonl"))) return [];
  const lines = (await readFile(path.join(CORPUS, "truth.jsonl"), "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as TruthLine);
  await warmReaders({ ocr: true });
  const measured: Measured[] = [];
  for (const line of lines) measured.push(await measure(line, lines));
  if (options.verbose) report(measured);
  const groups = ["XML", "Factur-X", "text PDF", "scan"] as const;
  const column = (group: Group) => measured.filter(({ line }) => GROUPS[line.kind] === group);
  console.log(
    `\n${fieldTable(
      "corpus",
      groups.map((name) => ({ name, scored: column(name).flatMap(({ scored }) => scored) })),
    )}`,
  );
  const rows: Row[] = [];
  for (const group of groups) {
    const own = column(group);
    if (own.length > 0) rows.push(...accuracy(group, own), ...(await speed(group, own)));
  }
  rows.push(confident(measured));
  await closeReaders();
  return rows;
}

async function measure(line: TruthLine, all: readonly TruthLine[]): Promise<Measured> {
  const bytes = new Uint8Array(await readFile(path.join(CORPUS, line.file)));
  const started = performance.now();
  const read = await readDocument({ bytes, fileName: `document${path.extname(line.file)}`, allowOcr: true });
  const ms = performance.now() - started;
  if (!read.ok) throw new Error(`${line.file}: ${read.code}`);
  return {
    line,
    ms,
    scored: score(
      read.data.fields,
      line,
      all.find(({ id }) => id === line.derivedFrom),
    ),
  };
}

const expected = ({ verdict }: Scored) => verdict === "right" || verdict === "wrong" || verdict === "missing";

function accuracy(group: Group, measured: readonly Measured[]): Row[] {
  const all = measured.flatMap(({ scored }) => scored).filter(expected);
  const right = all.filter(({ verdict }) => verdict === "right").length;
  const value = (100 * right) / all.length;
  const { right: bar } = BARS[group];
  return [
    {
      name: `${group}: fields right`,
      value,
      unit: "%",
      bar: `≥ ${bar} %`,
      met: value >= bar,
      note: `${right} of ${all.length} in ${measured.length} documents`,
    },
  ];
}

/** Of the values that the reader says it is sure of, those that are not what the document says. */
function confident(measured: readonly Measured[]): Row {
  const sure = measured.flatMap(({ scored }) => scored).filter(({ confidence }) => confidence >= 0.9);
  const wrong = sure.filter(({ verdict }) => verdict === "wrong" || verdict === "invented").length;
  const value = (100 * wrong) / sure.length;
  return {
    name: "wrong among the values at 0.9 or above",
    value,
    unit: "%",
    bar: "≤ 1 %",
    met: value <= 1,
    note: `${wrong} of ${sure.length}`,
  };
}

async function speed(group: Group, measured: readonly Measured[]): Promise<Row[]> {
  const times = measured.map(({ ms }) => ms);
  const { median: bar, p95 } = BARS[group];
  const middle = median(times);
  const [native, ...others] = await yardsticks(group, measured);
  const name = `${group}: time to fields, median`;
  const last = percentile(times, 0.95);
  return [
    { name, value: middle, unit: "ms", bar: `≤ ${bar} ms`, met: middle <= bar, ...beside(native, middle) },
    ...others.map((one): Row => ({ name: `${name} (again)`, value: middle, unit: "ms", ...beside(one, middle) })),
    {
      name: `${group}: time to fields, p95`,
      value: last,
      unit: "ms",
      ...(p95 ? { bar: `≤ ${p95} ms`, met: last <= p95 } : {}),
    },
  ];
}

function beside(native: NativeTime | undefined, value: number): Partial<Row> {
  if (!native) return {};
  return "absent" in native ? { note: native.absent } : { yardstick: native, ratio: value / native.value };
}

/** The native commands on the same documents: `pdftotext` on the text PDFs, `tesseract` on the scans, at two resolutions. */
async function yardsticks(group: Group, measured: readonly Measured[]): Promise<NativeTime[]> {
  const files = measured.map(({ line }) => path.join(CORPUS, line.file));
  if (group === "text PDF") return [await pdftotextTime(files)];
  return group === "scan" ? [await tesseractTime(files, 300), await tesseractTime(files, 200)] : [];
}

function report(measured: readonly Measured[]): void {
  for (const { line, scored } of measured) {
    for (const one of scored.filter(({ verdict }) => verdict !== "right" && verdict !== "absent")) {
      console.log(
        `${line.id}  ${one.field}  ${one.verdict} at ${one.confidence}: ${one.read || "–"} for ${one.expected || "–"}`,
      );
    }
  }
}
