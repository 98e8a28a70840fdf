import "server-only";
import { db, type Tx } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { logger } from "#lib/platform/logger.ts";
import { lastSettings } from "#lib/settings/data/rows.ts";
import type { Settings } from "#lib/settings/domain/table.ts";
import { defaultTexts, type Kept, textsOf, valuesOf } from "#lib/settings/domain/values.ts";

/** What was changed in another process holds here that much later. */
const FRESH_MS = 2_000;
type Read = { read?: { readonly at: number; readonly values: Promise<Settings> } | undefined; last?: Settings };
/** On globalThis: the bundles of a process each hold a copy of this module, and one that sets a setting speaks for all. */
const holder = globalThis as { choraleSettings?: Read };

function held(): Read {
  holder.choraleSettings ??= {};
  return holder.choraleSettings;
}

/**
 * The settings of this portal. Read anew every two seconds at most, by one of those who ask. While the database does not answer, those
 * that were read last: whatever they decide needs it too.
 *
 * @param over the transaction that asks: it must not wait for a second connection.
 */
export function settings(over: Tx = db()): Promise<Settings> {
  const at = performance.now();
  const { read } = held();
  if (read && at - read.at < FRESH_MS) return read.values;
  const values = load(over);
  held().read = { at, values };
  return values;
}

/** What this process changed holds here at once. */
export function forgetSettings(): void {
  held().read = undefined;
}

export function keptOf(rows: readonly { readonly key: string; readonly value: string | null }[]): Kept {
  return new Map(rows.flatMap(({ key, value }) => (value === null ? [] : [[key, value] as const])));
}

async function load(over: Tx): Promise<Settings> {
  try {
    const values = valuesOf(textsOf(keptOf(await lastSettings(over)), defaultTexts(env())));
    held().last = values;
    return values;
  } catch (error) {
    forgetSettings();
    logger().warn({ err: error }, "the settings could not be read");
    return held().last ?? valuesOf(defaultTexts(env()));
  }
}
