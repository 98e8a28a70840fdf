import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { type BenchServer, emptyDatabase } from "#bench/database.ts";
import { type DirectoryFiles, writeDirectoryFiles } from "#bench/generate/directory-files.ts";
import { BENCH_SECRET } from "#bench/portal.ts";
import type { Row } from "#bench/row.ts";
import type { ImportReport } from "#lib/directory/domain/import-report.ts";

export const DIRECTORY_SIZE = 140_000;
/** A tenth of it: what memory is compared with. */
const SMALL = 14_000;
const BAR_SECONDS = 120;

type Imported = ImportReport & { readonly seconds: number; readonly megabytes: number };

/** What `npm run import:directory` runs, its limits of memory included: left to itself, Node lets garbage grow with the file. */
const [, ...COMMAND] = String(JSON.parse(readFileSync("package.json", "utf8")).scripts["import:directory"]).split(" ");

/** Runs the command as an operator does, in a process of its own. */
async function importFiles(databaseUrl: string, files: DirectoryFiles): Promise<Imported> {
  const args = [...COMMAND, files.structures, "--json"];
  const env = { ...process.env, DATABASE_URL: databaseUrl, AUTH_SECRET: BENCH_SECRET, LOG_LEVEL: "silent" };
  const { stdout } = await promisify(execFile)(process.execPath, [...args, "--services", files.services], { env });
  return JSON.parse(stdout) as Imported;
}

/** Imports the files of 140 000 structures into an empty portal, then again, then a later edition. Gives the database it leaves. */
export async function measureDirectoryImport(
  server: BenchServer,
  say: (text: string) => void,
): Promise<{ url: string; rows: Row[] }> {
  const small = await importFiles(
    await emptyDatabase(server, "directory_small"),
    await writeDirectoryFiles(server.folder, SMALL),
  );
  const url = await emptyDatabase(server, "directory");
  const files = await writeDirectoryFiles(server.folder, DIRECTORY_SIZE);
  say(`Importing ${DIRECTORY_SIZE} structures and ${files.serviceLines} services…`);
  const first = await importFiles(url, files);
  expect(first, { created: DIRECTORY_SIZE, changed: 0 }, files.serviceLines);
  const second = await importFiles(url, files);
  expect(second, { created: 0, changed: 0 }, 0);
  const later = await importFiles(url, await writeDirectoryFiles(server.folder, DIRECTORY_SIZE, 2));
  expect(later, { created: 0, changed: DIRECTORY_SIZE / 100 }, 0);
  const lines = DIRECTORY_SIZE + files.serviceLines;
  return {
    url,
    rows: [
      {
        name: `Import of ${DIRECTORY_SIZE / 1000} k structures and ${Math.round(files.serviceLines / 1000)} k services`,
        value: first.seconds,
        unit: "s",
        bar: `≤ ${BAR_SECONDS} s`,
        met: first.seconds <= BAR_SECONDS,
        note: `${Math.round(lines / first.seconds)} lines a second. The same files again, which changes nothing: ${second.seconds.toFixed(1)} s; an edition with one structure in a hundred changed: ${later.seconds.toFixed(1)} s.`,
      },
      {
        name: "Memory of that import, at its highest",
        value: first.megabytes,
        unit: "MB",
        yardstick: { name: `the same of ${SMALL / 1000} k structures`, value: small.megabytes },
        ratio: first.megabytes / small.megabytes,
        bar: "≤ 1.5 ×",
        met: first.megabytes <= small.megabytes * 1.5,
      },
    ],
  };
}

/** A figure for an import that did something else would be worth nothing. */
function expect(
  { structures, services }: Imported,
  wanted: { created: number; changed: number },
  created: number,
): void {
  const right =
    structures.created === wanted.created && structures.changed === wanted.changed && structures.refused === 0;
  if (!right || services?.created !== created || services.refused !== 0)
    throw new Error(`the import did something else: ${JSON.stringify({ structures, services })}`);
}
