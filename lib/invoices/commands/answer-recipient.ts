import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { type CommonRefusal, type Denied, deny, keepDenied } from "#lib/invoices/commands/guard.ts";
import { recordAction } from "#lib/invoices/data/actions.ts";
import {
  applyTransition,
  type OtherColumns,
  type Transitioned,
  type TransitionOrder,
  type TransitionRefusal,
} from "#lib/invoices/data/apply-transition.ts";
import { gatherFacts } from "#lib/invoices/data/check-facts.ts";
import { type CommandRow, loadForCommand, moverOf, subjectOf } from "#lib/invoices/data/load-for-command.ts";
import { findBySiret, findServiceByCode } from "#lib/invoices/data/parties.ts";
import { blockingOnly, CHECKS } from "#lib/invoices/domain/checks.ts";
import {
  type AcknowledgeRejectionInput,
  acknowledgeRejectionInput,
  type CompleteInvoiceInput,
  completeInvoiceInput,
  type RecycleInvoiceInput,
  recycleInvoiceInput,
} from "#lib/invoices/domain/schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { normaliseIdentifier } from "#lib/shared/identifiers.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { type FieldProblem, ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";

export type AnswerRefusal = CommonRefusal | TransitionRefusal | "CHECKS_FAILED";

/** What the supplier answers about an invoice that it sent: loads, asks for the right, and runs `work` in one transaction. */
export async function answer<C extends string = AnswerRefusal>(
  actor: Actor,
  invoiceId: string,
  work: (tx: Tx, row: CommandRow) => Promise<Result<Transitioned, C>>,
): Promise<Result<Transitioned, C | CommonRefusal>> {
  const outcome = await transaction<Result<Transitioned, C | CommonRefusal> | Denied>(async (tx) => {
    const row = await loadForCommand(tx, actor, "issued", invoiceId);
    if (!row) return abort(refuse("NOT_FOUND"));
    const denied = deny(actor, "invoice.submit", subjectOf(row, "issued"));
    if (denied) return abort(denied);
    const done = await work(tx, row);
    return done.ok ? done : abort(done);
  });
  return keepDenied(actor, invoiceId, outcome);
}

export function order(actor: Actor, row: CommandRow): Omit<TransitionOrder, "event" | "input"> {
  return { invoiceId: row.id, mover: moverOf(actor, row, "issued"), at: now(), seen: { status: row.status } };
}

/** SUSPENDUE → COMPLETEE with a comment, or attachments added since it was suspended, or both. The payment period runs again. */
export async function completeInvoice(
  actor: Actor,
  input: CompleteInvoiceInput,
): Promise<Result<Transitioned, AnswerRefusal>> {
  const read = readInput(completeInvoiceInput, input);
  if (!read.ok) return read;
  return answer(actor, read.data.invoiceId, async (tx, row) => {
    const added = { invoiceId: row.id, role: "ATTACHMENT", addedAt: { gt: row.statusAt } } as const;
    const newAttachments = await tx.invoiceFile.count({ where: added });
    const said = { by: "supplier", comment: read.data.comment, newAttachments } as const;
    return applyTransition(tx, { ...order(actor, row), event: "complete", input: said });
  });
}

/** A_RECYCLER → DEPOSEE with the right recipient, service and engagement; nothing else changes, the number neither. */
export async function recycleInvoice(
  actor: Actor,
  input: RecycleInvoiceInput,
): Promise<Result<Transitioned, AnswerRefusal>> {
  const read = readInput(recycleInvoiceInput, input);
  if (!read.ok) return read;
  const { comment } = read.data;
  return answer(actor, read.data.invoiceId, async (tx, row) => {
    const set = await newRecipient(tx, read.data);
    if (!set.ok) return set;
    const said = { by: "supplier", comment } as const;
    const moved = await applyTransition(tx, { ...order(actor, row), event: "recycle", input: said, set: set.data });
    if (!moved.ok) return moved;
    // Checked as it is now written, in the same words as a first sending; a refusal takes the whole move back.
    return (await recipientRefusal(tx, actor, row.id)) ?? moved;
  });
}

async function newRecipient(
  tx: Tx,
  input: ReturnType<typeof recycleInvoiceInput.parse>,
): Promise<Result<OtherColumns, "CHECKS_FAILED">> {
  const siret = normaliseIdentifier(input.recipientIdentifier);
  const code = input.recipientServiceCode;
  const failed = (problem: FieldProblem) => refuse("CHECKS_FAILED", { fields: [problem] });
  if (siret === "") return failed({ field: "recipientIdentifier", code: "recipient.required" });
  const recipientId = await findBySiret(tx, siret);
  if (!recipientId) {
    return failed({ field: "recipientIdentifier", code: "recipient.unknown", params: { value: siret } });
  }
  const recipientServiceId = code === "" ? null : await findServiceByCode(tx, recipientId, code);
  if (code !== "" && !recipientServiceId) {
    return failed({ field: "recipientServiceCode", code: "service.unknown", params: { value: code } });
  }
  return ok({ recipientId, recipientServiceId, commitmentNumber: input.commitmentNumber || null });
}

/** The checks of what recycling may change. The rest was checked when it was sent, and cannot change any more. */
const RECYCLE_CHECKS = CHECKS.filter(({ id }) => id === "C11" || id === "C13" || id === "length");

async function recipientRefusal(tx: Tx, actor: Actor, invoiceId: string): Promise<Refusal<AnswerRefusal> | null> {
  const facts = await gatherFacts(tx, actor, invoiceId, now());
  if (!facts) return refuse("NOT_FOUND");
  const problems = blockingOnly(RECYCLE_CHECKS.flatMap((check) => check.run(facts)));
  const fields = problems.map(({ field, code, params }) => ({ field, code, ...(params ? { params } : {}) }));
  return fields.length === 0 ? null : refuse("CHECKS_FAILED", { fields });
}

/** « Traiter le rejet »: the rejection leaves the work list. Doing it twice changes nothing. */
export async function acknowledgeRejection(
  actor: Actor,
  input: AcknowledgeRejectionInput,
): Promise<Result<Transitioned, AnswerRefusal>> {
  const read = readInput(acknowledgeRejectionInput, input);
  if (!read.ok) return read;
  return answer(actor, read.data.invoiceId, async (tx, row) => {
    if (row.rejectionHandledAt) return ok({ invoiceId: row.id, from: row.status, to: row.status, position: 0 });
    const set = { rejectionHandledAt: now() };
    await recordAction(tx, actor, row, "issued", { kind: "TRAITEMENT_REJET" });
    // The status stays as it is: of two at once, the version tells which was first.
    const seen = { status: row.status, version: row.version };
    return applyTransition(tx, {
      ...order(actor, row),
      seen,
      event: "treat-rejection",
      input: { by: "supplier" },
      set,
    });
  });
}
