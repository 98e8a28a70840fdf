import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "#scripts/support/migrate.ts";
import { freePort } from "#scripts/support/ports.ts";
import { ensureDatabase, startPostgres } from "#scripts/support/postgres.ts";
import { TEMPLATE } from "#tests/integration/template.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the throwaway server's database `postgres`; each test file makes its own database there. */
    serverUrl: string;
    dataDir: string;
  }
}

/** One throwaway PostgreSQL for the whole run, with one migrated template that every test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "chorale-test-"));
  const server = await startPostgres({
    folder: path.join(folder, "postgres"),
    port: await freePort(),
    password: "throwaway",
    flags: [
      "-c",
      "fsync=off",
      "-c",
      "synchronous_commit=off",
      "-c",
      "full_page_writes=off",
      "-c",
      "max_connections=200",
    ],
  });
  await ensureDatabase(server.url("postgres"), TEMPLATE);
  await migrateDatabase(server.url(TEMPLATE));
  project.provide("serverUrl", server.url("postgres"));
  project.provide("dataDir", folder);
  return async () => {
    await server.discard();
    rmSync(folder, { recursive: true, force: true });
  };
}
