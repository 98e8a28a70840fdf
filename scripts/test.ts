/**
 * `npm test`: lint, types, unit, architecture, integration, end-to-end; every step runs even when an earlier one failed, so that one run
 * tells everything. Ends with one line that counts the tests.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { buildWeb, generate } from "#scripts/support/build.ts";
import {
  type PlaywrightReport,
  playwrightFailures,
  type VitestReport,
  vitestFailures,
} from "#scripts/support/failures.ts";

type Counts = { passed: number; failed: number };
const RESULTS = "test-results";
const total: Counts = { passed: 0, failed: 0 };
const broken: string[] = [];
/** What failed, told again under the count: whoever sees only the end of a run must see why. */
const failures: string[] = [];

function run(title: string, args: string[], env: Record<string, string> = {}): boolean {
  const started = Date.now();
  console.log(`\n── ${title}`);
  const done = spawnSync(process.execPath, args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  console.log(`── ${title}: ${done.status === 0 ? "ok" : "FAILED"} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (done.status !== 0) broken.push(title);
  return done.status === 0;
}

function count(title: string, counts: Counts | undefined): void {
  if (!counts) {
    broken.push(`${title} (no result)`);
    return;
  }
  total.passed += counts.passed;
  total.failed += counts.failed;
}

function readJson<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : undefined;
}

function vitest(project: string): void {
  const file = `${RESULTS}/${project}.json`;
  const flags = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  run(project, ["node_modules/vitest/vitest.mjs", "run", "--project", project, ...flags]);
  const json = readJson<VitestReport>(file);
  failures.push(...vitestFailures(json));
  count(project, json && { passed: json.numPassedTests, failed: json.numFailedTests });
}

function playwright(): void {
  const file = `${RESULTS}/e2e.json`;
  run("end-to-end", ["--conditions=react-server", "node_modules/@playwright/test/cli.js", "test"], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  const json = readJson<PlaywrightReport>(file);
  failures.push(...playwrightFailures(json));
  const stats = json?.stats;
  count("end-to-end", stats && { passed: stats.expected + stats.flaky, failed: stats.unexpected });
}

const started = Date.now();
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
generate();
run("lint", ["node_modules/@biomejs/biome/bin/biome", "check", "."]);
run("types", ["node_modules/typescript/bin/tsc", "-p", "tsconfig.check.json"]);
vitest("unit");
vitest("integration");
buildWeb((text) => console.log(`\n── ${text}`));
playwright();

console.log(`\nIn ${Math.round((Date.now() - started) / 1000)} s.`);
if (broken.length > 0) console.log(`Failed: ${broken.join(", ")}`);
for (const failure of failures) console.log(`\n✗ ${failure}`);
if (broken.length > 0 && total.failed === 0) total.failed = broken.length;
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
