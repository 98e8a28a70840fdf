import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { verifyGenerated } from "#bench/generate/verify.ts";
import { type Generated, generate } from "#bench/generate.ts";
import { migrateDatabase } from "#scripts/support/migrate.ts";
import { freePort } from "#scripts/support/ports.ts";
import { ensureDatabase, startPostgres } from "#scripts/support/postgres.ts";

export type BenchServer = {
  /** Folder of this run, removed at the end. */
  readonly folder: string;
  /** Whether its databases outlive the run. */
  readonly kept: boolean;
  url(database: string): string;
  stop(): Promise<void>;
};

/**
 * A throwaway PostgreSQL with the settings that `npm start` gives the portal's own (durable, shared buffers of 128 MB): what is
 * measured is what people get. Only the checkpoint distance differs, for the load.
 * With a folder to keep it in, what one run generated serves the next: ten millions take an hour to make.
 */
export async function startBenchServer(keptIn?: string): Promise<BenchServer> {
  if (keptIn !== undefined) mkdirSync(keptIn, { recursive: true });
  const folder = keptIn ?? mkdtempSync(path.join(os.tmpdir(), "chorale-bench-"));
  const flags = ["-c", "max_wal_size=8GB", "-c", "max_connections=200"];
  const server = await startPostgres({
    folder: path.join(folder, "postgres"),
    port: await freePort(),
    password: "throwaway",
    flags,
  });
  return {
    folder,
    kept: keptIn !== undefined,
    url: server.url,
    async stop() {
      if (keptIn !== undefined) return server.stop();
      await server.discard();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Filled = Generated & { readonly url: string };

export type Contents = {
  readonly invoices: number;
  readonly structures?: number;
  /** Of this run alone, even where others are kept: what is added to it would be in the way of the next. */
  readonly own?: boolean;
};

/** Histories whose chain is verified after a database was filled. */
const SAMPLE = 1_000;

/** Makes and migrates a database. */
export async function emptyDatabase(server: BenchServer, name: string): Promise<string> {
  await ensureDatabase(server.url("postgres"), `bench_${name}`);
  const url = server.url(`bench_${name}`);
  await migrateDatabase(url);
  return url;
}

/** Makes, migrates and fills a database; one that an earlier run filled and kept is brought to the present schema. */
export async function filledDatabase(
  server: BenchServer,
  contents: Contents,
  say: (text: string) => void,
): Promise<Filled> {
  const { own = false, ...wanted } = contents;
  const name = `${contents.invoices}_${contents.structures ?? "default"}${own ? `_${Date.now()}` : ""}`;
  const url = await emptyDatabase(server, name);
  const summary = path.join(server.folder, `${name}.json`);
  if (server.kept && !own && existsSync(summary)) {
    say("  kept from an earlier run");
    return { ...(JSON.parse(readFileSync(summary, "utf8")) as Generated), url };
  }
  const generated = await generate({ ...wanted, url, say: (text) => say(`  ${text}`) });
  const problems = await verifyGenerated(url, SAMPLE);
  if (problems.length > 0) throw new Error(`the generated data are wrong: ${problems.join("; ")}`);
  if (server.kept && !own) writeFileSync(summary, JSON.stringify(generated));
  return { ...generated, url };
}
