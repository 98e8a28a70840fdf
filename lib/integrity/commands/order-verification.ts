import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import { transaction } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/queue.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** Has everything gone over now, besides every night. One that waits already is enough. */
export async function orderVerification(actor: Actor): Promise<Result<{ ordered: true }, "NOT_FOUND">> {
  if (!canAsStaff(actor, "integrity.read")) return refuse("NOT_FOUND");
  await transaction((tx) => enqueue(tx, "integrity.verify", {}, { singletonKey: "asked" }));
  return ok({ ordered: true });
}
