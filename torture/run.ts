/**
 * `npm run torture [-- T-28 T-29] [-- --long]`: the security and reliability rows at full size, as a table. It starts a database and,
 * when a row needs one, a portal of its own; nothing outside of this machine is reached.
 */
import { parseArgs } from "node:util";
import { startParts } from "#e2e/support/portal.ts";
import { buildWeb, generate } from "#scripts/support/build.ts";
import type { Finding, Size, TorturedPortal, TortureRow } from "#torture/row.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { long: { type: "boolean", default: false }, sample: { type: "boolean", default: false } },
});
const size: Size = values.sample ? "sample" : values.long ? "long" : "first";

generate();
// Read only now: rows import the generated client.
const { ROWS } = await import("#torture/rows.ts");
const wanted = ROWS.filter((row) => positionals.length === 0 || positionals.includes(row.id));
const unknown = positionals.filter((id) => !ROWS.some((row) => row.id === id));
if (unknown.length > 0 || wanted.length === 0) {
  console.error(`No such row: ${unknown.join(", ")}. There are: ${ROWS.map((row) => row.id).join(", ")}`);
  process.exit(2);
}

buildWeb((text) => console.error(text));
// What a row asks for is not stopped by the limits that another row is about, and each session is counted by itself.
const parts = await startParts({ RATE_LIMIT_FACTOR: "5" });
Object.assign(process.env, parts.env, { LOG_LEVEL: "silent", DATABASE_POOL: "20" });
const { origin, databaseUrl, secret, logDir } = parts;
const portal: TorturedPortal = { origin, databaseUrl, secret, logDir };

type Line = Finding & { row: TortureRow; seconds: number };
const lines: Line[] = [];
try {
  for (const row of wanted) {
    console.error(`── ${row.id} ${row.title}`);
    const started = performance.now();
    const finding = await attempt(row);
    const seconds = (performance.now() - started) / 1000;
    lines.push({ ...finding, row, seconds });
    // Told at once: a run of an hour that is stopped keeps what it found.
    console.error(`── ${row.id} ${verdict(finding)} in ${seconds.toFixed(1)} s: ${finding.size}; ${finding.found}`);
  }
} finally {
  const [{ closeQueue }, { closeDb }] = [await import("#lib/platform/queue.ts"), await import("#lib/platform/db.ts")];
  await closeQueue();
  await closeDb();
  await parts.stop();
}

function verdict({ pass, notRun }: Finding): string {
  return notRun ? "not run" : pass ? "pass" : "FAIL";
}

async function attempt(row: TortureRow): Promise<Finding> {
  try {
    return row.needs === "portal" ? await row.run(size, portal) : await row.run(size);
  } catch (error) {
    return { size: "-", found: `broke: ${error instanceof Error ? error.message : String(error)}`, pass: false };
  }
}

console.log(`\n| Row | | Size | Found | Time |\n|---|---|---|---|---|`);
for (const line of lines) {
  const { row, size: done, found, seconds } = line;
  console.log(
    `| ${row.id} ${row.title} | ${verdict(line).replace("FAIL", "**FAIL**")} | ${done} | ${found} | ${seconds.toFixed(1)} s |`,
  );
}
const count = (wanted: string) => lines.filter((line) => verdict(line) === wanted).length;
const [failed, left] = [count("FAIL"), count("not run")];
console.log(`\n${count("pass")} passed, ${failed} failed${left > 0 ? `, ${left} not run` : ""}`);
process.exit(failed === 0 ? 0 : 1);
