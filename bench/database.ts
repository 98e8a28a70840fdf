import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Generated, generate } from "#bench/generate.ts";
import { migrateDatabase } from "#scripts/support/migrate.ts";
import { freePort } from "#scripts/support/ports.ts";
import { ensureDatabase, startPostgres } from "#scripts/support/postgres.ts";

export type BenchServer = {
  /** Folder of this run, removed at the end. */
  readonly folder: string;
  url(database: string): string;
  stop(): Promise<void>;
};

/**
 * A throwaway PostgreSQL with the settings that `npm start` gives the portal's own (durable, shared buffers of 128 MB): what is
 * measured is what people get. Only the checkpoint distance differs, for the load.
 */
export async function startBenchServer(): Promise<BenchServer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "chorale-bench-"));
  const flags = ["-c", "max_wal_size=8GB", "-c", "max_connections=200"];
  const server = await startPostgres({
    folder: path.join(folder, "postgres"),
    port: await freePort(),
    password: "throwaway",
    flags,
  });
  return {
    folder,
    url: server.url,
    async stop() {
      await server.discard();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Filled = Generated & { readonly url: string };

export type Contents = { readonly invoices: number; readonly structures?: number };

/** Makes and migrates a database. */
export async function emptyDatabase(server: BenchServer, name: string): Promise<string> {
  await ensureDatabase(server.url("postgres"), `bench_${name}`);
  const url = server.url(`bench_${name}`);
  await migrateDatabase(url);
  return url;
}

/** Makes, migrates and fills a database. */
export async function filledDatabase(
  server: BenchServer,
  contents: Contents,
  say: (text: string) => void,
): Promise<Filled> {
  const url = await emptyDatabase(server, `${contents.invoices}_${contents.structures ?? "default"}`);
  const generated = await generate({ ...contents, url, say: (text) => say(`  ${text}`) });
  return { ...generated, url };
}
