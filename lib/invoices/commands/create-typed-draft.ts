import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { type CreatedDraft, openDraft } from "#lib/invoices/commands/create-draft.ts";
import type { CommonRefusal } from "#lib/invoices/commands/guard.ts";
import { claimKey, keepAnswer } from "#lib/invoices/data/idempotency.ts";
import { isMandated } from "#lib/invoices/data/mandate-rows.ts";
import { type CreateTypedDraftInput, createTypedDraftInput } from "#lib/invoices/domain/schemas.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type TypedDraftRefusal = CommonRefusal | "SUPPLIER_INACTIVE" | "MANDATE_REQUIRED" | "KEY_REUSED";

/**
 * Opens a draft to be keyed in line by line (F-51), for a structure whose mandate stands. The same key gives the same draft, however
 * often the button is pressed.
 */
export async function createTypedDraft(
  actor: Actor,
  input: CreateTypedDraftInput,
): Promise<Result<CreatedDraft, TypedDraftRefusal>> {
  const read = readInput(createTypedDraftInput, input);
  if (!read.ok) return read;
  const { supplierId, key: typedKey } = read.data;
  return transaction<Result<CreatedDraft, TypedDraftRefusal>>(async (tx) => {
    const key = { userId: actor.userId, operation: "invoice.keyIn", key: typedKey };
    const claim = await claimKey<CreatedDraft>(tx, key, { supplierId });
    if (!claim.first) return claim.sameBody && claim.answer ? ok(claim.answer) : abort(refuse("KEY_REUSED"));
    const draft = await openDraft(tx, actor, { supplierId, depositMode: "SAISIE_PORTAIL", depositFormat: null });
    if (!draft.ok) return abort(draft);
    // Asked after the right: a stranger learns nothing of anybody's mandate.
    if (!(await isMandated(tx, supplierId))) return abort(refuse("MANDATE_REQUIRED"));
    await keepAnswer(tx, key, draft.data);
    return draft;
  });
}
