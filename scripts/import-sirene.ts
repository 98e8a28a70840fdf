/**
 * `npm run import:sirene -- StockEtablissement_utf8.csv`: brings a stock file of the SIRENE register in (StockEtablissement or
 * StockUniteLegale; .csv, .csv.gz, or - for what another program writes, such as `unzip -p file.zip`). Started again with the same file
 * after an interruption, it goes on where it stopped.
 */
import { createReadStream, statSync } from "node:fs";
import path from "node:path";
import { createGunzip } from "node:zlib";
import { closeDb } from "#lib/platform/db.ts";
import { type ImportProgress, importStock } from "#lib/register/index.ts";

const [file, edition] = process.argv.slice(2);
if (!file) {
  console.error("npm run import:sirene -- FILE.csv | FILE.csv.gz | - [EDITION]");
  process.exit(2);
}

let read = 0;
const size = file === "-" ? 0 : statSync(file).size;

async function* piecesOf(name: string): AsyncGenerator<string> {
  const bytes = name === "-" ? process.stdin : createReadStream(name, { highWaterMark: 256 * 1024 });
  bytes.on("data", (chunk: Buffer) => {
    read += chunk.length;
  });
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for await (const chunk of name.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes)
    yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

const started = performance.now();
const seconds = () => (performance.now() - started) / 1000;

function tell({ kind, lines, resumed }: ImportProgress): void {
  const share = size > 0 ? ` ${((read / size) * 100).toFixed(1)} %` : "";
  const pace = Math.round((lines - resumed) / seconds());
  console.log(`${kind}: ${lines.toLocaleString("en")} lines${share}, ${pace.toLocaleString("en")} a second`);
}

const outcome = await importStock({
  pieces: piecesOf(file),
  // Two editions of one name differ in size; what comes through a pipe is told apart by whoever starts it.
  edition: edition ?? (file === "-" ? "stdin" : `${path.basename(file)} ${size}`),
  onProgress: tell,
});
await closeDb();
if (outcome.ok) {
  const { lines, resumed, skipped } = outcome.data;
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${lines.toLocaleString("en")} lines (${resumed.toLocaleString("en")} from before, ${skipped} that name nothing), ${seconds().toFixed(1)} s, at most ${megabytes} MB of memory.`,
  );
} else {
  console.error(
    outcome.code === "REGISTER_FILE_BUSY"
      ? "Another import is under way."
      : "This is neither StockEtablissement nor StockUniteLegale: their columns are not in its first line.",
  );
  process.exitCode = 1;
}
