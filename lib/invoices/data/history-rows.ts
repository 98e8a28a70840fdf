import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import { type ChainedEvent, chain, type HistoryEvent } from "#lib/invoices/domain/history.ts";
import type { Tx } from "#lib/platform/db.ts";
import { write } from "#lib/platform/writes.ts";
import { newId } from "#lib/shared/ids.ts";

/** Every event of an invoice, oldest first, as the chain needs it. */
export async function loadHistory(tx: Tx, invoiceId: string): Promise<readonly ChainedEvent[]> {
  const rows = await tx.invoiceStatusEvent.findMany({ where: { invoiceId }, orderBy: { position: "asc" } });
  return rows.map(({ id: _id, ...event }) => event);
}

export async function lastEvent(tx: Tx, invoiceId: string): Promise<ChainedEvent | null> {
  const row = await tx.invoiceStatusEvent.findFirst({ where: { invoiceId }, orderBy: { position: "desc" } });
  if (!row) return null;
  const { id: _id, ...event } = row;
  return event;
}

/** Adds the next event to the chain. The caller holds the invoice's row: nobody else can add one meanwhile. */
export async function appendEvent(tx: Tx, event: Omit<HistoryEvent, "position">): Promise<ChainedEvent> {
  return addAfter(tx, await lastEvent(tx, event.invoiceId), event);
}

/** The first event of an invoice that this transaction has made: there is nothing before it. */
export function startHistory(tx: Tx, event: Omit<HistoryEvent, "position">): Promise<ChainedEvent> {
  return addAfter(tx, null, event);
}

async function addAfter(
  tx: Tx,
  previous: ChainedEvent | null,
  event: Omit<HistoryEvent, "position">,
): Promise<ChainedEvent> {
  const chained = chain(previous, { ...event, position: (previous?.position ?? 0) + 1 });
  const { userId, structureId } = chained;
  await write(
    tx,
    Prisma.sql`insert into invoice_status_event
        (id, invoice_id, position, event, status, at, user_id, user_name, user_email, structure_id, structure_label, motif, comment, previous_hash, hash)
      values (${newId(event.at.getTime())}::uuid, ${chained.invoiceId}::uuid, ${chained.position}::int, ${chained.event},
        ${chained.status}::"InvoiceStatus", ${chained.at}, ${userId}::uuid, ${chained.userName}, ${chained.userEmail}, ${structureId}::uuid,
        ${chained.structureLabel}, ${chained.motif}, ${chained.comment}, ${chained.previousHash}, ${chained.hash})`,
  );
  return chained;
}
