import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { type Scored, score, type TruthLine } from "#bench/prefill-truth.ts";
import type { Row } from "#bench/row.ts";
import { median, percentile } from "#bench/statistics.ts";
import { readDocument } from "#lib/documents/reading/read-document.ts";
import { closeReaders, warmReaders } from "#lib/documents/reading/readers.ts";
import { renderPage } from "#lib/documents/reading/render-page.ts";

const CORPUS = process.env.CORPUS_DIR ?? path.join(process.cwd(), "../shared/corpus");
const command = promisify(execFile);

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
  const rows: Row[] = [];
  for (const group of ["XML", "Factur-X", "text PDF", "scan"] as const) {
    const own = measured.filter(({ line }) => GROUPS[line.kind] === group);
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
  const native = await nativeTime(group, measured);
  const row: Row = {
    name: `${group}: time to fields, median`,
    value: middle,
    unit: "ms",
    bar: `≤ ${bar} ms`,
    met: middle <= bar,
  };
  const last = percentile(times, 0.95);
  return [
    typeof native === "string"
      ? { ...row, note: native }
      : native
        ? { ...row, yardstick: native, ratio: middle / native.value }
        : row,
    {
      name: `${group}: time to fields, p95`,
      value: last,
      unit: "ms",
      ...(p95 ? { bar: `≤ ${p95} ms`, met: last <= p95 } : {}),
    },
  ];
}

/** The native command on the same documents: `pdftotext` on the text PDFs, `tesseract` on the scans drawn at 300 dpi, one thread. */
async function nativeTime(
  group: Group,
  measured: readonly Measured[],
): Promise<{ name: string; value: number } | string | null> {
  const tool = group === "text PDF" ? "pdftotext" : group === "scan" ? "tesseract" : null;
  if (!tool) return null;
  const found = await command(tool, [tool === "tesseract" ? "--version" : "-v"]).then(
    () => true,
    (error: unknown) => !(error instanceof Error && "code" in error && error.code === "ENOENT"),
  );
  if (!found) return `${tool} is not installed: no yardstick`;
  const folder = await mkdtemp(path.join(tmpdir(), "prefill-"));
  const times: number[] = [];
  try {
    for (const { line } of measured) {
      const file = path.join(CORPUS, line.file);
      const input = tool === "pdftotext" ? file : await picture(file, folder);
      const started = performance.now();
      await command(tool, tool === "pdftotext" ? ["-layout", input, "-"] : [input, "-", "--psm", "3"], {
        env: { ...process.env, OMP_THREAD_LIMIT: "1" },
      });
      times.push(performance.now() - started);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { name: tool === "pdftotext" ? "pdftotext" : "tesseract, 300 dpi, one thread", value: median(times) };
}

async function picture(file: string, folder: string): Promise<string> {
  const drawn = await renderPage({ bytes: new Uint8Array(await readFile(file)), page: 1, dpi: 300 });
  if (!drawn.ok) throw new Error(`${file}: ${drawn.code}`);
  const target = path.join(folder, "page.png");
  await writeFile(target, drawn.data);
  return target;
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
