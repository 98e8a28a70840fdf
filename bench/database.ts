import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { multiplyInvoices } from "#bench/generate/multiply.ts";
import { verifyGenerated } from "#bench/generate/verify.ts";
import { type Generated, generate } from "#bench/generate.ts";
import { migrateDatabase } from "#scripts/support/migrate.ts";
import { freePort } from "#scripts/support/ports.ts";
import { copyDatabase, ensureDatabase, startPostgres } from "#scripts/support/postgres.ts";

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
  const flags = ["-c", "max_wal_size=4GB", "-c", "max_connections=200"];
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

/**
 * Makes, migrates and fills a database; one that an earlier run filled and kept is brought to the present schema. With a `base`, that of
 * a million, its invoices are copied as often as it takes.
 */
export async function filledDatabase(
  server: BenchServer,
  contents: Contents,
  say: (text: string) => void,
  base?: Filled,
): Promise<Filled> {
  const { own = false, ...wanted } = contents;
  const name = `${contents.invoices}_${contents.structures ?? "default"}${own ? `_${Date.now()}` : ""}`;
  const summary = path.join(server.folder, `${name}.json`);
  const keeps = server.kept && !own;
  if (keeps && existsSync(summary)) {
    say("  kept from an earlier run");
    return { ...(JSON.parse(readFileSync(summary, "utf8")) as Generated), url: await emptyDatabase(server, name) };
  }
  const tell = (text: string) => say(`  ${text}`);
  const filled = base ? await copied(server, base, contents, name, tell) : await told();
  if (keeps) writeFileSync(summary, JSON.stringify(filled));
  return filled;

  async function told(): Promise<Filled> {
    const url = await emptyDatabase(server, name);
    const generated = await generate({ ...wanted, url, say: tell });
    await refuseWrong(url, SAMPLE);
    return { ...generated, url };
  }
}

async function copied(
  server: BenchServer,
  base: Filled,
  contents: Contents,
  name: string,
  say: (text: string) => void,
): Promise<Filled> {
  const started = performance.now();
  const times = contents.invoices / base.shape.invoices;
  await copyDatabase(server.url("postgres"), new URL(base.url).pathname.slice(1), `bench_${name}`);
  const url = server.url(`bench_${name}`);
  await multiplyInvoices(url, times, say);
  say(`${contents.invoices} invoices in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  // The chains of a million were verified; copies keep the hashes of their originals.
  await refuseWrong(url, 0);
  return { ...base, url, shape: { ...base.shape, invoices: contents.invoices }, events: base.events * times };
}

async function refuseWrong(url: string, sample: number): Promise<void> {
  const problems = await verifyGenerated(url, sample);
  if (problems.length > 0) throw new Error(`the generated data are wrong: ${problems.join("; ")}`);
}
