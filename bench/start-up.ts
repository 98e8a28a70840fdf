import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { firstAnswer } from "#bench/portal.ts";
import type { Row } from "#bench/row.ts";
import { freePort } from "#scripts/support/ports.ts";
import { dataFolder } from "#scripts/support/postgres.ts";

const BAR_SECONDS = 10;

/** `npm start` as a person types it, on this installed and built copy, until the home page comes; then Ctrl-C. Seconds. */
async function startOnce(folder: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const env = { ...process.env, PORT: String(port), DATA_DIR: folder, DATABASE_URL: "", SMTP_URL: "" };
  const child = spawn("npm", ["start"], { env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let output = "";
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-3000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  try {
    await firstAnswer(`http://localhost:${port}/`, () => child.exitCode !== null, 180);
    return (performance.now() - started) / 1000;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${output}`);
  } finally {
    // The whole group, as a terminal does.
    if (child.pid && child.exitCode === null) process.kill(-child.pid, "SIGINT");
    await ended;
  }
}

/** Start-up on new data (the database is made and the demo seeded), then on the same data. */
export async function measureStartUp(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "chorale-start-"));
  try {
    const first = await startOnce(folder);
    const again = [await startOnce(folder), await startOnce(folder), await startOnce(folder)];
    const worst = Math.max(...again);
    return [
      row("`npm start` to first page: installed and built, on new data", first),
      row("`npm start` to first page: again, worst of three", worst),
    ];
  } finally {
    rmSync(dataFolder(path.join(folder, "postgres")), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

function row(name: string, seconds: number): Row {
  return { name, value: seconds, unit: "s", bar: `≤ ${BAR_SECONDS} s`, met: seconds <= BAR_SECONDS };
}
