import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import { recordAudit } from "#lib/audit/index.ts";
import type { Tx } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { decide, type TicketDecideRefusal, type TicketDecision } from "#lib/tickets/domain/life-cycle.ts";
import { waitedUntil } from "#lib/tickets/domain/service-level.ts";
import type { TicketEventName, TicketSide } from "#lib/tickets/domain/transitions.ts";

/** Who acts, as the history keeps them: a person, or whoever holds the link of a ticket without account. */
export type Author = {
  readonly userId: string | null;
  readonly sessionId: string | null;
  readonly name: string | null;
  /** The entity in the name of which they answer. */
  readonly structureLabel: string | null;
  /** The network from which whoever has no account acts: what the trail has of them besides their ticket. */
  readonly address?: string | null;
};

export type EventOrder = {
  readonly ticketId: string;
  readonly event: TicketEventName;
  readonly by: TicketSide;
  readonly author: Author;
  readonly at: Date;
  readonly text: string;
  /** Documents stored by the same transaction. */
  readonly documentIds: readonly string[];
  /** What was on the screen; null when nothing was. */
  readonly version: number | null;
  /** Columns that the event sets besides: who has it, where it waits. */
  readonly set?: Pick<Prisma.TicketUncheckedUpdateInput, "assigneeId" | "desk" | "recipientId" | "recipientServiceId">;
  /** The colleague to whom it is handed. */
  readonly targetId?: string | null;
};

export type ApplyRefusal = TicketDecideRefusal | "NOT_FOUND" | "TICKET_STALE";
export type Applied = TicketDecision & { readonly ticketId: string; readonly number: string };

/** Columns of a new ticket that its command chooses. */
export type NewTicket = Omit<
  Prisma.TicketUncheckedCreateInput,
  "id" | "number" | "status" | "version" | "createdAt" | "statusAt" | "updatedAt" | "waitedMinutes" | "assigneeId"
>;

/** THE first writer of a ticket's `status`: gives it its number, and tells its beginning. */
export async function sendTicket(
  tx: Tx,
  data: NewTicket,
  { author, at, documentIds }: Pick<EventOrder, "author" | "at" | "documentIds">,
): Promise<Applied> {
  const decision = decide({ status: null, statusAt: at, desk: data.desk }, "send", {
    by: "issuer",
    at,
    text: data.description,
  });
  if (!decision.ok) throw new Error(`a ticket could not be sent: ${decision.code}`);
  const [next] = await tx.$queryRaw<
    { number: string }[]
  >`select lpad(nextval('ticket_number')::text, 7, '0') as number`;
  const id = newId(at.getTime());
  const number = `CPROCS${next?.number}`;
  const { to: status } = decision.data;
  await tx.ticket.create({ data: { ...data, id, number, status, createdAt: at, statusAt: at, updatedAt: at } });
  await append(tx, id, 1, { event: "send", by: "issuer", author, at, text: "", documentIds }, decision.data);
  await recordAudit(tx, {
    type: "ticket.sent",
    detail: { number, desk: data.desk, files: documentIds.length },
    userId: author.userId,
    sessionId: author.sessionId,
    address: author.address ?? null,
    structureId: data.structureId ?? null,
    subject: { type: "ticket", id },
  });
  return { ...decision.data, ticketId: id, number };
}

/**
 * THE writer of what happens afterwards. In the caller's transaction: takes the ticket to itself, decides by the table, and writes status,
 * history and audit together. The loser of two who act at once is refused with TICKET_STALE. The caller aborts on any refusal.
 */
export async function applyEvent(tx: Tx, order: EventOrder): Promise<Result<Applied, ApplyRefusal>> {
  const { ticketId, event, by, at, author, text, documentIds } = order;
  await holdTicket(tx, ticketId);
  const row = await tx.ticket.findUnique({
    where: { id: ticketId },
    select: {
      ...{ number: true, status: true, statusAt: true, desk: true, version: true, waitedMinutes: true },
      ...{ assigneeId: true, recipientId: true, structureId: true, remindedAt: true },
      events: { orderBy: { position: "desc" }, take: 1, select: { position: true } },
    },
  });
  if (!row) return refuse("NOT_FOUND");
  if (order.version !== null && order.version !== row.version) return refuse("TICKET_STALE");
  const decision = decide(row, event, {
    ...{ by, at, text, files: documentIds.length },
    taken: row.assigneeId !== null && row.assigneeId === author.userId,
    recipientNamed: typeof order.set?.recipientId === "string",
    colleagueNamed: Boolean(order.targetId),
  });
  if (!decision.ok) return decision;
  const { from, to } = decision.data;
  await tx.ticket.update({
    where: { id: ticketId },
    data: {
      ...order.set,
      // Telling its issuer that time passes changes nothing of what is on a screen.
      ...(event === "remind" ? { remindedAt: at } : { version: { increment: 1 } }),
      updatedAt: at,
      ...(to === row.status ? {} : { status: to, statusAt: at, waitedMinutes: waitedUntil(row, at) }),
    },
  });
  const position = (row.events[0]?.position ?? 0) + 1;
  await append(tx, ticketId, position, order, decision.data);
  await recordAudit(tx, {
    type: "ticket.moved",
    detail: { number: row.number, event, from: from ?? "", to, files: documentIds.length, by },
    userId: author.userId,
    sessionId: author.sessionId,
    address: author.address ?? null,
    structureId: by === "issuer" ? row.structureId : row.desk === "RECIPIENT" ? row.recipientId : null,
    subject: { type: "ticket", id: ticketId },
  });
  return ok({ ...decision.data, ticketId, number: row.number });
}

/** Nobody else moves it until the transaction ends. */
export async function holdTicket(tx: Tx, ticketId: string): Promise<void> {
  await tx.$queryRaw`select id from ticket where id = ${ticketId}::uuid for update`;
}

/** Adds what happened to the history, with the files that came with it. The caller holds the ticket: nobody else adds meanwhile. */
async function append(
  tx: Tx,
  ticketId: string,
  position: number,
  { event, by, author, at, text, documentIds, targetId }: Omit<EventOrder, "ticketId" | "version" | "set">,
  { to, internal }: TicketDecision,
): Promise<void> {
  await tx.ticketEvent.create({
    data: {
      ...{ id: newId(at.getTime()), ticketId, position, event, status: to, at, side: by, internal },
      userId: author.userId,
      userName: author.name,
      structureLabel: author.structureLabel,
      targetId: targetId ?? null,
      text: text.trim() || null,
    },
  });
  await tx.ticketFile.createMany({
    data: documentIds.map((documentId) => ({ ticketId, documentId, position, internal })),
  });
}
