import "server-only";
import type { z } from "zod";
import { type Actor, can, type Permission, type Subject } from "#lib/access/index.ts";
import { recordDenied } from "#lib/audit/index.ts";
import { type FieldProblem, ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";

/** What any command on invoices may be refused with, before its own rules. */
export type CommonRefusal = "INVALID_INPUT" | "NOT_FOUND" | "NOT_ALLOWED";

/** The input of a command, or the fields that are not what they must be: what a form of the portal never sends. */
export function readInput<S extends z.ZodType>(schema: S, input: unknown): Result<z.output<S>, "INVALID_INPUT"> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const fields = parsed.error.issues.map(
    (issue): FieldProblem => ({ field: issue.path.join("."), code: "value.invalid" }),
  );
  return refuse("INVALID_INPUT", { fields });
}

/** A refusal that must be kept in the trail once its transaction is rolled back. */
export type Denied = Refusal<"NOT_ALLOWED"> & { readonly denied: { permission: Permission; subject: Subject } };

/** Null when the person holds the permission there. Called inside a transaction; `keepDenied` writes the trail outside of it. */
export function deny(actor: Actor, permission: Permission, subject: Subject): Denied | null {
  return can(actor, permission, subject) ? null : { ...refuse("NOT_ALLOWED"), denied: { permission, subject } };
}

/** Records a denied attempt, outside of the transaction that it rolled back, and hands the plain refusal on. */
export async function keepDenied<T, C extends string>(
  actor: Actor,
  invoiceId: string,
  result: Result<T, C> | Denied,
): Promise<Result<T, C | "NOT_ALLOWED">> {
  if (result.ok || !("denied" in result)) return result;
  const { permission, subject } = result.denied;
  const about = { type: "invoice", id: invoiceId } as const;
  await recordDenied(actor, permission, { structureId: subject.structureId, subject: about });
  return refuse("NOT_ALLOWED");
}
