/** `npm run db:diff`: prints the SQL of the next migration, what the migrations in the repository do not do yet. Uses a throwaway server. */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { freePort } from "#scripts/support/ports.ts";
import { ensureDatabase, startPostgres } from "#scripts/support/postgres.ts";
import { applyMigrations, diffFromDatabase } from "#scripts/support/schema-engine.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "chorale-diff-"));
const server = await startPostgres({
  folder,
  port: await freePort(),
  password: "throwaway",
  flags: ["-c", "fsync=off"],
});
try {
  await ensureDatabase(server.url("postgres"), "chorale");
  await applyMigrations(server.url("chorale"));
  const sql = await diffFromDatabase(server.url("chorale"));
  process.stdout.write(sql === "" ? "-- The migrations and the schema files agree.\n" : sql);
} finally {
  await server.discard();
  rmSync(folder, { recursive: true, force: true });
}
