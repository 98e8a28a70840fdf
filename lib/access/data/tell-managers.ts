import "server-only";
import type { Tx } from "#lib/platform/db.ts";
import { sendSignal } from "#lib/platform/signals.ts";

/** Tells the open pages of a structure's managers that what waits for them changed, in the caller's transaction: whoever decides, all count anew. */
export async function tellManagersPages(tx: Tx, structureId: string): Promise<void> {
  await sendSignal(tx, { about: "requests", structureId });
}
