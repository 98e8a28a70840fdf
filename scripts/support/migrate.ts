import { loadHelp } from "#lib/help/index.ts";
import { installQueue } from "#lib/platform/queue.ts";
import { applyMigrations } from "#scripts/support/schema-engine.ts";

/** Brings a database to the present schema, the queue's tables and the pages of the help included; returns the names of the migrations applied. */
export async function migrateDatabase(url: string): Promise<string[]> {
  const applied = await applyMigrations(url);
  await installQueue(url);
  await loadHelp(url);
  return applied;
}
