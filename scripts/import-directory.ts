/**
 * `npm run import:directory -- structures.csv [--services services.csv] [--deactivate-absent] [--dry-run] [--refused refused.csv] [--json]`:
 * brings a file of the public structures and one of their services in (docs/directory-file.md), and says what it changed.
 */
import { createReadStream, createWriteStream } from "node:fs";
import { parseArgs } from "node:util";
import { importDirectory } from "#lib/directory/commands/import-directory.ts";
import { type ImportReport, type RefusedLine, RULES } from "#lib/directory/domain/import-report.ts";
import { closeDb } from "#lib/platform/db.ts";
import { csvCell } from "#lib/shared/csv.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    services: { type: "string" },
    "deactivate-absent": { type: "boolean", default: false },
    "dry-run": { type: "boolean", default: false },
    refused: { type: "string" },
    json: { type: "boolean", default: false },
  },
});

/** Refused lines that the terminal shows; `--refused` writes all of them. */
const SHOWN = 20;

async function* piecesOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for await (const bytes of createReadStream(file, { highWaterMark: 64 * 1024 }))
    yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

const [file] = positionals;
if (!file || positionals.length > 1) {
  console.error(
    "npm run import:directory -- structures.csv [--services services.csv] [--deactivate-absent] [--dry-run] [--refused refused.csv] [--json]",
  );
  process.exit(2);
}

const refused = values.refused ? createWriteStream(values.refused) : null;
refused?.write("\uFEFFfichier;ligne;champ;valeur;regle\r\n");
let told = 0;
function tell(line: RefusedLine): void {
  told += 1;
  refused?.write(`${[line.file, line.line, line.field, line.value, line.rule].map(csvCell).join(";")}\r\n`);
  if (told <= SHOWN)
    console.error(
      `${line.file}, line ${line.line}: ${line.field || "line"} ${JSON.stringify(line.value)} ${RULES[line.rule]}`,
    );
}

const started = performance.now();
const outcome = await importDirectory({
  structures: piecesOf(file),
  ...(values.services ? { services: piecesOf(values.services) } : {}),
  deactivateAbsent: values["deactivate-absent"],
  dryRun: values["dry-run"],
  onRefused: tell,
});
await closeDb();
refused?.end();
const seconds = (performance.now() - started) / 1000;
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);

if (!outcome.ok) {
  console.error(`Nothing was changed: ${outcome.code} ${JSON.stringify(outcome.params ?? {})}`);
  process.exitCode = 1;
} else if (values.json) {
  console.log(JSON.stringify({ ...outcome.data, seconds, megabytes }));
} else {
  if (told > SHOWN && !refused) console.error(`… and ${told - SHOWN} more; --refused FILE writes all of them.`);
  print(outcome.data);
}

function print({ structures, services, unknownColumns, dryRun }: ImportReport): void {
  if (dryRun) console.log("Nothing was changed: this is what would be.");
  if (unknownColumns.length > 0) console.log(`Columns that mean nothing here: ${unknownColumns.join(", ")}`);
  console.table({ structures, ...(services ? { services } : {}) });
  console.log(`${seconds.toFixed(1)} s, at most ${megabytes} MB of memory.`);
}
