import { installQueue } from "#lib/platform/queue.ts";
import { applyMigrations } from "#scripts/support/schema-engine.ts";

/** Brings a database to the present schema, the queue's tables included; returns the names of the migrations applied. */
export async function migrateDatabase(url: string): Promise<string[]> {
  const applied = await applyMigrations(url);
  await installQueue(url);
  return applied;
}
