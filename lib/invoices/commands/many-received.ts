import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { assign } from "#lib/invoices/commands/assign-received.ts";
import { moveReceived } from "#lib/invoices/commands/treat-received.ts";
import { claimKey, keepAnswer } from "#lib/invoices/data/idempotency.ts";
import { type ManyOutcome, writeOutcomes } from "#lib/invoices/domain/many.ts";
import {
  type AssignManyInput,
  assignManyInput,
  type TreatManyInput,
  treatManyInput,
} from "#lib/invoices/domain/schemas.ts";
import { db, transaction } from "#lib/platform/db.ts";
import type { Json } from "#lib/shared/fingerprint.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";

/** Under this operation the outcome of each invoice is kept, for the page that tells them. */
export const MANY = "invoice.many";

export type ManyRefusal = "INVALID_INPUT" | "NOTHING_CHOSEN" | "KEY_REUSED";
type Done = { readonly key: string };

/**
 * The same move for several invoices, each in a transaction of its own and only if it is still as it was seen: one that cannot be
 * moved holds back none of the others. What became of each is kept under the key. The same form sent again moves nothing twice.
 */
export async function treatMany(actor: Actor, input: TreatManyInput): Promise<Result<Done, ManyRefusal>> {
  const read = readInput(treatManyInput, input);
  if (!read.ok) return read;
  const { idempotencyKey, chosen, ...move } = read.data;
  return eachOf(actor, idempotencyKey, { chosen, ...move }, async ({ invoiceId, version }) => {
    const moved = await moveReceived(actor, { ...move, invoiceId, paymentOrderNumber: null }, { version });
    return moved.ok ? { invoiceId, status: moved.data.to } : refused(invoiceId, moved);
  });
}

/** Gives several invoices to one person, or takes them back; kept and told in the same way. */
export async function assignMany(actor: Actor, input: AssignManyInput): Promise<Result<Done, ManyRefusal>> {
  const read = readInput(assignManyInput, input);
  if (!read.ok) return read;
  const { idempotencyKey, chosen, assigneeId } = read.data;
  return eachOf(actor, idempotencyKey, { chosen, assigneeId }, async ({ invoiceId }) => {
    const given = await assign(actor, { invoiceId, assigneeId }, undefined);
    return given.ok ? { invoiceId, assigneeId } : refused(invoiceId, given);
  });
}

type Choice = { readonly invoiceId: string; readonly version: number };

/** One gesture on each, kept under the key of an operation as it goes. */
export async function eachOf(
  actor: Actor,
  key: string,
  body: Json & { readonly chosen: readonly Choice[] },
  work: (choice: Choice) => Promise<ManyOutcome>,
  operation = MANY,
): Promise<Result<Done, ManyRefusal>> {
  if (body.chosen.length === 0) return refuse("NOTHING_CHOSEN");
  const own = { userId: actor.userId, operation, key };
  const claim = await transaction((tx) => claimKey(tx, own, body));
  if (!claim.first) return claim.sameBody ? ok({ key }) : refuse("KEY_REUSED");
  const outcomes: ManyOutcome[] = [];
  for (const choice of body.chosen) {
    outcomes.push(await work(choice));
    // As it goes: should this process end here, what was done so far is told.
    await keepAnswer(db(), own, writeOutcomes(outcomes));
  }
  return ok({ key });
}

export function refused(invoiceId: string, { code, params }: Refusal): ManyOutcome {
  return { invoiceId, refusal: { code, ...(params ? { params } : {}) } };
}
