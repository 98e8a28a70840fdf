import "server-only";
import type { z } from "zod";
import type { Actor } from "#lib/access/index.ts";
import { type CommonRefusal, type Denied, deny, keepDenied } from "#lib/invoices/commands/guard.ts";
import {
  applyTransition,
  type Transitioned,
  type TransitionOrder,
  type TransitionRefusal,
} from "#lib/invoices/data/apply-transition.ts";
import { loadForCommand, moverOf, subjectOf } from "#lib/invoices/data/load-for-command.ts";
import { type TreatReceivedInput, treatReceivedInput } from "#lib/invoices/domain/schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { type Result, refuse } from "#lib/shared/result.ts";

type Outcome = Result<Transitioned, CommonRefusal | TransitionRefusal> | Denied;

/**
 * The recipient moves an invoice. The table says from where, and whether a reason or a comment is due. STALE when the status is no
 * longer the one that was on the screen: `params` says what it is now, who moved it and when.
 */
export async function treatReceived(
  actor: Actor,
  input: TreatReceivedInput,
): Promise<Result<Transitioned, CommonRefusal | TransitionRefusal>> {
  const read = readInput(treatReceivedInput, input);
  if (!read.ok) return read;
  const { seenStatus, ...move } = read.data;
  return moveReceived(actor, move, { status: seenStatus });
}

export type ReceivedMove = Omit<z.output<typeof treatReceivedInput>, "seenStatus">;

/** One move of one invoice, in a transaction of its own: what a form of one invoice and a move of many have in common. */
export async function moveReceived(
  actor: Actor,
  { invoiceId, event, motif, comment, paymentOrderNumber }: ReceivedMove,
  seen: TransitionOrder["seen"] & object,
): Promise<Result<Transitioned, CommonRefusal | TransitionRefusal>> {
  const outcome = await transaction<Outcome>(async (tx) => {
    const row = await loadForCommand(tx, actor, "received", invoiceId);
    if (!row) return abort(refuse("NOT_FOUND"));
    const denied = deny(actor, "invoice.treat", subjectOf(row, "received"));
    if (denied) return abort(denied);
    const moved = await applyTransition(tx, {
      invoiceId,
      event,
      input: { by: "recipient", motif, comment },
      mover: moverOf(actor, row, "received"),
      at: now(),
      seen,
      ...(event === "order-payment" && paymentOrderNumber ? { set: { paymentOrderNumber } } : {}),
    });
    return moved.ok ? moved : abort(moved);
  });
  return keepDenied(actor, invoiceId, outcome);
}
