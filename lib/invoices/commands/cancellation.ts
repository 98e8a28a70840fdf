import "server-only";
import { type Actor, notifyHolders } from "#lib/access/index.ts";
import { type AnswerRefusal, answer, order } from "#lib/invoices/commands/answer-recipient.ts";
import { type CommonRefusal, type Denied, deny, keepDenied } from "#lib/invoices/commands/guard.ts";
import { applyTransition, type Transitioned, type TransitionRefusal } from "#lib/invoices/data/apply-transition.ts";
import { loadForCommand, moverOf, subjectOf } from "#lib/invoices/data/load-for-command.ts";
import {
  type AnswerCancellationInput,
  type AskCancellationInput,
  answerCancellationInput,
  askCancellationInput,
} from "#lib/invoices/domain/schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

/** The supplier asks its client to give an invoice up that it sent by mistake (F-136). The request waits beside the treatment; one at a time. */
export async function askCancellation(
  actor: Actor,
  input: AskCancellationInput,
): Promise<Result<Transitioned, AnswerRefusal | "CANCELLATION_WAITS">> {
  const read = readInput(askCancellationInput, input);
  if (!read.ok) return read;
  const { invoiceId, comment } = read.data;
  return answer<AnswerRefusal | "CANCELLATION_WAITS">(actor, invoiceId, async (tx, row) => {
    if (row.cancellationAskedAt) return refuse("CANCELLATION_WAITS");
    const moved = await applyTransition(tx, {
      ...order(actor, row),
      // The status stays as it is: of two at once, the version tells which was first.
      seen: { status: row.status, version: row.version },
      event: "ask-cancellation",
      input: { by: "supplier", comment },
      set: { cancellationAskedAt: now() },
    });
    if (!moved.ok) return moved;
    await notifyHolders(tx, {
      permission: "invoice.readReceived",
      subject: { structureId: row.recipientId ?? "", serviceId: row.recipientServiceId },
      type: "invoice.cancellationAsked",
      data: { number: row.number ?? "", otherParty: row.supplier.legalName, reason: comment ?? "" },
      link: routes.receivedInvoice(invoiceId),
    });
    return moved;
  });
}

type Outcome = Result<Transitioned, CommonRefusal | TransitionRefusal> | Denied;

/** The recipient agrees, and the invoice is rejected as one that was given up, or keeps it and says why. */
export async function answerCancellation(
  actor: Actor,
  input: AnswerCancellationInput,
): Promise<Result<Transitioned, CommonRefusal | TransitionRefusal>> {
  const read = readInput(answerCancellationInput, input);
  if (!read.ok) return read;
  const { invoiceId, decision, comment } = read.data;
  const outcome = await transaction<Outcome>(async (tx) => {
    const row = await loadForCommand(tx, actor, "received", invoiceId);
    if (!row) return abort(refuse("NOT_FOUND"));
    const denied = deny(actor, "invoice.treat", subjectOf(row, "received"));
    if (denied) return abort(denied);
    // It was answered meanwhile, or the invoice moved, which ends the request.
    if (!row.cancellationAskedAt) return abort(refuse("transition.notFromThisStatus"));
    const moved = await applyTransition(tx, {
      invoiceId,
      event: decision === "accept" ? "accept-cancellation" : "refuse-cancellation",
      input: { by: "recipient", comment },
      mover: moverOf(actor, row, "received"),
      at: now(),
      seen: { status: row.status, version: row.version },
      set: { cancellationAskedAt: null },
    });
    if (!moved.ok) return abort(moved);
    if (decision === "refuse") {
      await notifyHolders(tx, {
        permission: "invoice.readIssued",
        subject: subjectOf(row, "issued"),
        type: "invoice.cancellationRefused",
        data: { number: row.number ?? "", otherParty: row.recipient?.legalName ?? "", reason: comment ?? "" },
        link: routes.issuedInvoice(invoiceId),
      });
    }
    return moved;
  });
  return keepDenied(actor, invoiceId, outcome);
}
