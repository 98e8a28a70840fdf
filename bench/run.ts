/**
 * `npm run bench [-- --only=lists,directory,pages,exports,accounts,js,start,signin,deposit,notifications,prefill,lighthouse] [--size=10k|1m|10m|both] [--keep=folder]`: every measure beside a
 * yardstick of the same run on the same machine, as a table and as JSON in `bench/results/`. A bar that is not met is said so.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import { parseOptions, SECTIONS, type Section } from "#bench/options.ts";
import type { Row } from "#bench/row.ts";
import { MEASURES } from "#bench/sections.ts";
import { printTable } from "#bench/table.ts";
import { createWorkshop } from "#bench/workshop.ts";

const say = (text: string) => console.error(text);
const options = parseOptions(process.argv.slice(2));
const workshop = createWorkshop(options.sizes, say, options.keep);

// Servers and folders go, whatever ends the run.
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void workshop.close().finally(() => process.exit(130));
  });
}

async function measure(section: Section): Promise<Row[]> {
  const started = performance.now();
  say(`── ${section}`);
  const rows = await MEASURES[section](workshop);
  say(`── ${section}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return rows;
}

const rows: Row[] = [];
const failed: string[] = [];
try {
  for (const section of SECTIONS.filter((name) => options.sections.has(name))) {
    try {
      rows.push(...(await measure(section)));
    } catch (error) {
      failed.push(`${section}: ${error instanceof Error ? error.message : String(error)}`);
      say(`── ${failed.at(-1)}`);
    }
  }
} finally {
  await workshop.close();
}

const at = new Date().toISOString();
const machine = {
  cpus: os.cpus().length,
  model: os.cpus()[0]?.model ?? "",
  memory: os.totalmem(),
  node: process.version,
};
mkdirSync("bench/results", { recursive: true });
const file = `bench/results/${at.replaceAll(":", "-").slice(0, 19)}.json`;
writeFileSync(file, JSON.stringify({ at, machine, rows, failed }, null, 2));

console.log(`\n${printTable(rows)}\n`);
const told = rows.filter((row) => typeof row.met === "boolean");
console.log(`${told.filter((row) => row.met).length} of ${told.length} bars met; ${machine.cpus} processors; ${file}`);
for (const failure of failed) console.log(`Could not be measured: ${failure}`);
process.exit(failed.length > 0 ? 1 : 0);
