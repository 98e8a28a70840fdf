import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { Row } from "#bench/row.ts";
import { median } from "#bench/statistics.ts";
import { chromiumPath } from "#scripts/support/chromium.ts";

const command = promisify(execFile);

/** Fetched when asked for, and not a dependency: 114 packages that nothing else needs. Pinned, since scores change with its version. */
const LIGHTHOUSE = "lighthouse@13.5.0";
const ROUNDS = 3;
const SCORE = 95;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
/** Core Web Vitals of the lab, slow 4G and a processor four times slower. */
const VITALS = [
  { audit: "largest-contentful-paint", name: "LCP", unit: "ms", most: 1_800 },
  { audit: "cumulative-layout-shift", name: "CLS", unit: "", most: 0.02 },
  { audit: "total-blocking-time", name: "blocking time", unit: "ms", most: null },
] as const;

export type LighthousePage = { readonly name: string; readonly url: string; readonly cookie?: string };

type Report = {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>;
};

/** Scores of one page (the middle one of three rounds each) and its vitals; one row that says why when it cannot be had here. */
export async function lighthouseRows(page: LighthousePage, folder: string): Promise<Row[]> {
  const reports: Report[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1)
      reports.push(await audit(page, path.join(folder, "lighthouse.json")));
  } catch (error) {
    // Of a command that failed, the first line is the command, with the cookie of a session in it.
    const told = error instanceof Error ? error.message.split("\n").slice(1).join(" ").trim() : String(error);
    const why = told.slice(0, 200) || "the command failed without a word";
    return [{ name: `Lighthouse, ${page.name}`, value: 0, unit: "", met: null, note: `could not be run: ${why}` }];
  }
  const scores = CATEGORIES.map((category): Row => {
    const value = median(reports.map((report) => Math.round((report.categories[category]?.score ?? 0) * 100)));
    return {
      name: `Lighthouse, ${page.name}: ${category}`,
      value,
      unit: "/ 100",
      bar: `≥ ${SCORE}`,
      met: value >= SCORE,
    };
  });
  const vitals = VITALS.map(({ audit: name, name: shown, unit, most }): Row => {
    const value = median(reports.map((report) => report.audits[name]?.numericValue ?? Number.POSITIVE_INFINITY));
    const row: Row = { name: `Lighthouse, ${page.name}: ${shown}`, value, unit };
    return most === null ? row : { ...row, bar: `≤ ${most} ${unit}`.trim(), met: value <= most };
  });
  return [...scores, ...vitals];
}

async function audit({ url, cookie }: LighthousePage, output: string): Promise<Report> {
  const headers = cookie ? [`--extra-headers=${JSON.stringify({ Cookie: cookie })}`] : [];
  const options = ["--quiet", "--output=json", `--output-path=${output}`, "--chrome-flags=--headless=new --no-sandbox"];
  await command("npx", ["--yes", "--ignore-scripts", LIGHTHOUSE, url, ...options, ...headers], {
    env: { ...process.env, CHROME_PATH: chromiumPath() ?? "" },
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(await readFile(output, "utf8")) as Report;
}
