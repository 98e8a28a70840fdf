import "server-only";
import { type Actor, can, forbiddenIn } from "#lib/access/index.ts";
import { recordDenied } from "#lib/audit/index.ts";
import { type EvidenceFile, keepEvidence } from "#lib/documents/index.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, db, type Tx, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";
import { type Applied, applyEvent, type EventOrder } from "#lib/tickets/data/apply-event.ts";
import { receiveFiles } from "#lib/tickets/data/files.ts";
import { dropForm } from "#lib/tickets/data/kept-form.ts";
import { minutesOf, take } from "#lib/tickets/data/limits.ts";
import { deskFor, entityByIdentifier } from "#lib/tickets/data/recipients.ts";
import { handlersOf, tell } from "#lib/tickets/data/tell.ts";
import { type TicketLook, visibleTo } from "#lib/tickets/data/ticket.scope.ts";
import { type MoveTicketInput, moveTicketInput } from "#lib/tickets/domain/schemas.ts";

export type Moved = Pick<Applied, "ticketId" | "event" | "to"> & { readonly look: TicketLook };
type Row = NonNullable<Awaited<ReturnType<typeof load>>>;

/**
 * Everything that is done to a ticket by people with an account: its issuer provides, accepts, sends back, closes, opens again; the entity
 * that is asked, or support, takes it, answers, asks, hands it on, notes. The table says what is possible when; this says who may.
 */
export async function moveTicket(
  actor: Actor,
  input: MoveTicketInput,
  files: readonly EvidenceFile[],
): Promise<Result<Moved>> {
  const read = readInput(moveTicketInput, input);
  if (!read.ok) return read;
  const { ticketId, side: look, event } = read.data;
  const taken = await take("ticketMessageBy", actor.userId);
  if (!taken.allowed) return refuse("TOO_MANY_TICKETS", { params: { minutes: minutesOf(taken.msLeft) } });
  // Before any file is looked at: a stranger's bytes are not stored.
  const first = await mayMove(db(), actor, ticketId, look);
  if (!first.ok) return denied(actor, ticketId, first);
  const received = await receiveFiles(files);
  if (!received.ok) return received;
  const at = now();
  const outcome = await transaction<Result<Moved>>(async (tx) => {
    const allowed = await mayMove(tx, actor, ticketId, look);
    if (!allowed.ok) return abort(allowed);
    const changes = await changesOf(tx, actor, allowed.data, read.data);
    if (!changes.ok) return abort(changes);
    const documentIds = await keepEvidence(tx, received.data, { userId: actor.userId, at });
    const applied = await applyEvent(tx, {
      ...{ ticketId, event, at, documentIds, text: read.data.text, version: read.data.version },
      by: look === "issued" ? "issuer" : "handler",
      author: authorOf(actor, allowed.data, look),
      set: changes.data,
      targetId: event === "assign" ? read.data.colleague || null : null,
    });
    if (!applied.ok) return abort(applied);
    await tell(tx, ticketId, event, actor.userId, read.data.text);
    return ok({ ticketId, event, to: applied.data.to, look });
  });
  if (!outcome.ok) return denied(actor, ticketId, outcome);
  await dropForm(actor.userId, ticketId);
  return outcome;
}

function load(tx: Tx, actor: Actor, ticketId: string, look: TicketLook) {
  return tx.ticket.findFirst({
    where: { AND: [{ id: ticketId }, visibleTo(actor, look)] },
    select: {
      ...{ issuerId: true, recipientId: true, recipientServiceId: true, desk: true },
      recipient: { select: { legalName: true } },
    },
  });
}

/** The ticket, when the person may act on it from there: seeing is enough for its issuer and for support; an entity's agent needs the right to answer. Nobody answers themselves. */
async function mayMove(
  tx: Tx,
  actor: Actor,
  ticketId: string,
  look: TicketLook,
): Promise<Result<Row, "NOT_FOUND" | "FORBIDDEN" | "TICKET_OWN">> {
  const row = await load(tx, actor, ticketId, look);
  if (!row) return refuse("NOT_FOUND");
  if (look !== "issued" && row.issuerId === actor.userId) return refuse("TICKET_OWN");
  if (look !== "received") return ok(row);
  const subject = { structureId: row.recipientId ?? "", serviceId: row.recipientServiceId };
  return can(actor, "ticket.answer", subject) ? ok(row) : forbiddenIn(subject.structureId, { over: tx });
}

function authorOf(actor: Actor, row: Row, look: TicketLook): EventOrder["author"] {
  const { userId, sessionId, displayName: name } = actor;
  return { userId, sessionId, name, structureLabel: look === "received" ? (row.recipient?.legalName ?? null) : null };
}

type Changes = NonNullable<EventOrder["set"]>;

/** Who has it, and where it waits, after an event that says so. */
async function changesOf(
  tx: Tx,
  actor: Actor,
  row: Row,
  { event, recipient, colleague }: ReturnType<typeof moveTicketInput.parse>,
): Promise<Result<Changes>> {
  if (event === "take") return ok({ assigneeId: actor.userId });
  if (event === "assign" && colleague !== "") {
    const able = colleague !== actor.userId && colleague !== row.issuerId;
    if (!able || !(await handlersOf(tx, row)).includes(colleague))
      return refuse("INVALID_INPUT", { fields: [{ field: "colleague", code: "TICKET_COLLEAGUE_UNKNOWN" }] });
    return ok({ assigneeId: colleague });
  }
  if (event === "transfer-to-support") return ok({ desk: "SUPPORT", assigneeId: null });
  if (event !== "transfer-to-recipient" || recipient === "") return ok({});
  const entity = await entityByIdentifier(tx, recipient);
  if (!entity) return refuse("INVALID_INPUT", { fields: [{ field: "recipient", code: "TICKET_RECIPIENT_UNKNOWN" }] });
  if ((await deskFor(tx, entity)) === "SUPPORT")
    return refuse("INVALID_INPUT", { fields: [{ field: "recipient", code: "TICKET_NOBODY_THERE" }] });
  return ok({ desk: "RECIPIENT", assigneeId: null, ...entity });
}

const AUDITED: readonly string[] = ["NOT_FOUND", "FORBIDDEN", "TICKET_OWN", "TICKET_WRONG_SIDE", "TICKET_WRONG_DESK"];

/** Keeps in the trail what was refused for who asked; what was only typed wrong is told, and not kept. */
async function denied<R extends Refusal>(actor: Actor, ticketId: string, refused: R): Promise<R> {
  if (AUDITED.includes(refused.code))
    await recordDenied(actor, `ticket.move ${refused.code}`, { subject: { type: "ticket", id: ticketId } });
  return refused;
}
