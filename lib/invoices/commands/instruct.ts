import "server-only";
import { type Actor, holdersOf } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { type CommonRefusal, type Denied, deny, keepDenied } from "#lib/invoices/commands/guard.ts";
import { loadForCommand, subjectOf } from "#lib/invoices/data/load-for-command.ts";
import { type InstructInput, instructInput } from "#lib/invoices/domain/schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type InstructRefusal = CommonRefusal | "ASSIGNEE_WITHOUT_RIGHT";

/** « Instructeur » (F-83): gives an issued invoice to a colleague who may deposit for it, oneself included, or to nobody. The history of who had it is kept. */
export async function instruct(
  actor: Actor,
  input: InstructInput,
): Promise<Result<{ invoiceId: string }, InstructRefusal>> {
  const read = readInput(instructInput, input);
  if (!read.ok) return read;
  const { invoiceId, instructorId } = read.data;
  const outcome = await transaction<Result<{ invoiceId: string }, InstructRefusal> | Denied>(async (tx) => {
    const row = await loadForCommand(tx, actor, "issued", invoiceId);
    if (!row) return abort(refuse("NOT_FOUND"));
    const subject = subjectOf(row, "issued");
    const denied = deny(actor, "invoice.draft", subject);
    if (denied) return abort(denied);
    if (instructorId && !(await holdersOf(tx, "invoice.draft", subject)).includes(instructorId)) {
      return abort(refuse("ASSIGNEE_WITHOUT_RIGHT"));
    }
    const { count } = await tx.invoice.updateMany({
      where: {
        id: invoiceId,
        OR: [{ instructorId: { not: instructorId } }, ...(instructorId ? [{ instructorId: null }] : [])],
      },
      data: { instructorId },
    });
    // It had that instructor already: nothing to keep.
    if (count === 0) return ok({ invoiceId });
    const at = now();
    const { structureId } = subject;
    await tx.invoiceAssignment.create({
      data: { id: newId(at.getTime()), invoiceId, structureId, assigneeId: instructorId, byId: actor.userId, at },
    });
    await recordAudit(tx, {
      type: "invoice.assigned",
      detail: { assigneeId: instructorId },
      userId: actor.userId,
      sessionId: actor.sessionId,
      structureId,
      subject: { type: "invoice", id: invoiceId },
    });
    return ok({ invoiceId });
  });
  return keepDenied(actor, invoiceId, outcome);
}
