import "server-only";
import { type Actor, holdersOf } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { type CommonRefusal, type Denied, deny, keepDenied } from "#lib/invoices/commands/guard.ts";
import { type CommandRow, loadForCommand, subjectOf } from "#lib/invoices/data/load-for-command.ts";
import { type AssignReceivedInput, assignReceivedInput } from "#lib/invoices/domain/schemas.ts";
import { notify } from "#lib/notifications/index.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

export type Assigned = { readonly invoiceId: string; readonly assigneeId: string | null };
export type AssignRefusal = CommonRefusal | "ASSIGNEE_WITHOUT_RIGHT" | "ASSIGNED_MEANWHILE";

/**
 * Gives a received invoice to somebody who may treat it, oneself included, or takes it back. Refused when somebody else gave it away
 * since it was on the screen: `params.name` says to whom.
 */
export async function assignReceived(
  actor: Actor,
  input: AssignReceivedInput,
): Promise<Result<Assigned, AssignRefusal>> {
  const read = readInput(assignReceivedInput, input);
  if (!read.ok) return read;
  const { invoiceId, assigneeId, seenAssigneeId } = read.data;
  return assign(actor, { invoiceId, assigneeId }, seenAssigneeId);
}

/** @param seen who took care of it on the screen; undefined when the person did not look. */
export async function assign(
  actor: Actor,
  { invoiceId, assigneeId }: Assigned,
  seen: string | null | undefined,
): Promise<Result<Assigned, AssignRefusal>> {
  const outcome = await transaction<Result<Assigned, AssignRefusal> | Denied>(async (tx) => {
    const row = await loadForCommand(tx, actor, "received", invoiceId);
    if (!row) return abort(refuse("NOT_FOUND"));
    const subject = subjectOf(row, "received");
    const denied = deny(actor, "invoice.treat", subject);
    if (denied) return abort(denied);
    if (row.assigneeId === assigneeId) return ok({ invoiceId, assigneeId });
    if (assigneeId && !(await holdersOf(tx, "invoice.treat", subject)).includes(assigneeId)) {
      return abort(refuse("ASSIGNEE_WITHOUT_RIGHT"));
    }
    if (!(await moved(tx, row, assigneeId, seen))) return abort(await assignedMeanwhile(tx, invoiceId));
    await keep(tx, actor, row, assigneeId);
    return ok({ invoiceId, assigneeId });
  });
  return keepDenied(actor, invoiceId, outcome);
}

/** True when it was still with whom it was seen, and with this recipient. */
async function moved(tx: Tx, row: CommandRow, assigneeId: string | null, seen: string | null | undefined) {
  const { count } = await tx.invoice.updateMany({
    where: { id: row.id, recipientId: row.recipientId, assigneeId: seen === undefined ? row.assigneeId : seen },
    data: { assigneeId },
  });
  return count === 1;
}

async function assignedMeanwhile(tx: Tx, invoiceId: string) {
  const row = await tx.invoice.findUnique({
    where: { id: invoiceId },
    select: { assignee: { select: { firstName: true, lastName: true } } },
  });
  const name = row?.assignee ? `${row.assignee.firstName} ${row.assignee.lastName}` : "";
  return refuse("ASSIGNED_MEANWHILE", { params: { name: name || "none" } });
}

async function keep(tx: Tx, actor: Actor, row: CommandRow, assigneeId: string | null): Promise<void> {
  const at = now();
  const { structureId } = subjectOf(row, "received");
  await tx.invoiceAssignment.create({
    data: { id: newId(at.getTime()), invoiceId: row.id, structureId, assigneeId, byId: actor.userId, at },
  });
  await recordAudit(tx, {
    type: "invoice.assigned",
    detail: { assigneeId },
    userId: actor.userId,
    sessionId: actor.sessionId,
    structureId,
    subject: { type: "invoice", id: row.id },
  });
  if (!assigneeId || assigneeId === actor.userId) return;
  await notify(tx, {
    userIds: [assigneeId],
    type: "invoice.assigned",
    data: { number: row.number ?? "", person: actor.displayName, otherParty: row.supplier.legalName },
    link: routes.receivedInvoice(row.id),
  });
}
