import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { BENCH_SECRET } from "#bench/portal.ts";
import type { QueryOrder, QuerySamples } from "#bench/queries/cases.ts";

/** Runs `measure.ts` on one database and returns its samples. */
export async function measureQueries(databaseUrl: string, order: QueryOrder): Promise<QuerySamples> {
  const args = ["--conditions=react-server", "bench/queries/measure.ts", JSON.stringify(order)];
  const env = { ...process.env, DATABASE_URL: databaseUrl, AUTH_SECRET: BENCH_SECRET, LOG_LEVEL: "silent" };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout) as QuerySamples;
}
