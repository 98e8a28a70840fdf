import "server-only";
import { type Actor, can, forbiddenIn, type Permission, type Subject } from "#lib/access/index.ts";
import { recordDenied } from "#lib/audit/index.ts";
import { type Refusal, type Result, refuse } from "#lib/shared/result.ts";

/** What any command on invoices may be refused with, before its own rules. */
export type CommonRefusal = "INVALID_INPUT" | "NOT_FOUND" | "FORBIDDEN";

/** A refusal that must be kept in the trail once its transaction is rolled back. */
export type Denied = Refusal<"FORBIDDEN"> & { readonly denied: { permission: Permission; subject: Subject } };

/**
 * Null when the person holds the permission there. Called inside a transaction, for an invoice that the person sees; `keepDenied` writes
 * the trail outside of it.
 */
export function deny(actor: Actor, permission: Permission, subject: Subject): Denied | null {
  return can(actor, permission, subject) ? null : { ...refuse("FORBIDDEN"), denied: { permission, subject } };
}

/** Records a denied attempt, outside of the transaction that it rolled back, and says who can grant what was missing. */
export async function keepDenied<T, C extends string>(
  actor: Actor,
  invoiceId: string,
  result: Result<T, C> | Denied,
): Promise<Result<T, C | "FORBIDDEN">> {
  if (result.ok || !("denied" in result)) return result;
  const { permission, subject } = result.denied;
  const about = { type: "invoice", id: invoiceId } as const;
  await recordDenied(actor, permission, { structureId: subject.structureId, subject: about });
  return forbiddenIn(subject.structureId);
}
