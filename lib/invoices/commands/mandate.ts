import "server-only";
import { type Actor, can, refusedIn } from "#lib/access/index.ts";
import { recordAudit, recordDenied } from "#lib/audit/index.ts";
import type { CommonRefusal } from "#lib/invoices/commands/guard.ts";
import { standingMandate } from "#lib/invoices/data/mandate-rows.ts";
import { MANDATE_VERSION } from "#lib/invoices/domain/mandate.ts";
import { type GiveMandateInput, giveMandateInput, withdrawMandateInput } from "#lib/invoices/domain/schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";

export type MandateRefusal =
  | CommonRefusal
  | "MANDATE_TEXT_CHANGED"
  | "MANDATE_NOT_ACCEPTED"
  | "MANDATE_GONE"
  | "SUPPLIER_INACTIVE";
type Done = { readonly structureId: string };

/**
 * A manager gives the portal the mandate to make invoices in the name of a structure (article 289, I-2 of the CGI), in the words of
 * `version`. One stands for each structure: that of older words ends, and given twice it is given once.
 */
export async function giveMandate(actor: Actor, input: GiveMandateInput): Promise<Result<Done, MandateRefusal>> {
  const read = readInput(giveMandateInput, input);
  if (!read.ok) return read;
  const { structureId, version, accepted } = read.data;
  const denied = await refuseOthers(actor, structureId);
  if (denied) return denied;
  if (version !== MANDATE_VERSION) return refuse("MANDATE_TEXT_CHANGED");
  if (!accepted)
    return refuse("MANDATE_NOT_ACCEPTED", { fields: [{ field: "accepted", code: "MANDATE_NOT_ACCEPTED" }] });
  return transaction<Result<Done, MandateRefusal>>(async (tx) => {
    const [structure] = await tx.$queryRaw<{ status: string }[]>`
      select status::text from structure where id = ${structureId}::uuid for update`;
    if (structure?.status !== "ACTIVE") return abort(refuse("SUPPLIER_INACTIVE"));
    const standing = await standingMandate(tx, structureId);
    if (standing?.version === version) return ok({ structureId });
    const at = now();
    const person = { withdrawnAt: at, withdrawnById: actor.userId };
    if (standing) await tx.billingMandate.update({ where: { id: standing.id }, data: person });
    await tx.billingMandate.create({
      data: {
        id: newId(at.getTime()),
        structureId,
        version,
        givenById: actor.userId,
        givenByName: actor.displayName,
        givenAt: at,
      },
    });
    await audit(tx, actor, structureId, "mandate.given", version);
    return ok({ structureId });
  });
}

/** A manager withdraws the mandate: from then on nothing is keyed in, and what was sent stays. */
export async function withdrawMandate(
  actor: Actor,
  input: { structureId: string },
): Promise<Result<Done, MandateRefusal>> {
  const read = readInput(withdrawMandateInput, input);
  if (!read.ok) return read;
  const { structureId } = read.data;
  const denied = await refuseOthers(actor, structureId);
  if (denied) return denied;
  return transaction<Result<Done, MandateRefusal>>(async (tx) => {
    const standing = await standingMandate(tx, structureId);
    if (!standing) return abort(refuse("MANDATE_GONE"));
    const { count } = await tx.billingMandate.updateMany({
      where: { id: standing.id, withdrawnAt: null },
      data: { withdrawnAt: now(), withdrawnById: actor.userId },
    });
    if (count !== 1) return abort(refuse("MANDATE_GONE"));
    await audit(tx, actor, structureId, "mandate.withdrawn", standing.version);
    return ok({ structureId });
  });
}

async function refuseOthers(actor: Actor, structureId: string): Promise<Refusal<"FORBIDDEN" | "NOT_FOUND"> | null> {
  if (can(actor, "organisation.manage", { structureId })) return null;
  const refused = await refusedIn(actor, structureId);
  await recordDenied(actor, "organisation.manage", {
    structureId: refused.code === "FORBIDDEN" ? structureId : null,
  });
  return refused;
}

async function audit(
  tx: Tx,
  actor: Actor,
  structureId: string,
  type: "mandate.given" | "mandate.withdrawn",
  version: string,
): Promise<void> {
  await recordAudit(tx, {
    type,
    detail: { version },
    userId: actor.userId,
    sessionId: actor.sessionId,
    structureId,
    subject: { type: "structure", id: structureId },
  });
}
