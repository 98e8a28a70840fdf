import "server-only";
import { type Actor, can, canAsStaff } from "#lib/access/index.ts";
import { recordDenied } from "#lib/audit/index.ts";
import { type CommonRefusal, type Denied, deny, keepDenied } from "#lib/invoices/commands/guard.ts";
import { applyTransition, type Transitioned, type TransitionRefusal } from "#lib/invoices/data/apply-transition.ts";
import { loadForCommand, moverOf, subjectOf } from "#lib/invoices/data/load-for-command.ts";
import { OVERRIDE_EVENT, overrideTargets } from "#lib/invoices/domain/override.ts";
import { type OverrideStatusInput, overrideStatusInput } from "#lib/invoices/domain/schemas.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { type Result, refuse } from "#lib/shared/result.ts";

export type OverrideStatusRefusal = CommonRefusal | TransitionRefusal | "TESTERS_ONLY";

/**
 * Forces a status of the recipient's side, whatever the life cycle says, as the message of an outside system would (F-79, domain
 * reference § 10.2). For testers who may treat the invoice, with their reason; marked in the history; unknown in production.
 */
export async function overrideStatus(
  actor: Actor,
  input: OverrideStatusInput,
): Promise<Result<Transitioned, OverrideStatusRefusal>> {
  if (!env().testBench) return refuse("NOT_FOUND");
  const read = readInput(overrideStatusInput, input);
  if (!read.ok) return read;
  const { invoiceId, to, seenStatus, motif, comment } = read.data;
  const outcome = await transaction<Result<Transitioned, OverrideStatusRefusal> | Denied>(async (tx) => {
    const row = await loadForCommand(tx, actor, "received", invoiceId);
    if (!row) return abort(refuse("NOT_FOUND"));
    const denied = deny(actor, "invoice.treat", subjectOf(row, "received"));
    if (denied) return abort(denied);
    if (!canAsStaff(actor, "bench.use")) return abort(refuse("TESTERS_ONLY"));
    const moved = await applyTransition(tx, {
      ...{ invoiceId, event: OVERRIDE_EVENT, to, at: now(), seen: { status: seenStatus } },
      input: { by: "recipient", motif, comment },
      mover: moverOf(actor, row, "received"),
      // A rejection that is taken back waits for nobody's acknowledgement.
      set: { rejectionHandledAt: null },
    });
    return moved.ok ? moved : abort(moved);
  });
  if (!outcome.ok && outcome.code === "TESTERS_ONLY")
    await recordDenied(actor, "bench.use", { subject: { type: "invoice", id: invoiceId } });
  return keepDenied(actor, invoiceId, outcome);
}

/** True when the person is shown that gesture on an invoice of this status. */
export function mayOverride(
  actor: Actor,
  { status, structureId, serviceId }: { status: InvoiceStatus; structureId: string; serviceId: string | null },
): boolean {
  const there = { structureId, serviceId };
  return (
    env().testBench &&
    canAsStaff(actor, "bench.use") &&
    can(actor, "invoice.treat", there) &&
    overrideTargets(status).length > 0
  );
}
