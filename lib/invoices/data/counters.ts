import "server-only";
import { type CounterSide, type InvoiceStatus, Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#lib/platform/db.ts";

/** One invoice more (+1) or less (-1) under a status, for one structure on one side. `amount` is the TTC, negative for a credit. */
export type CounterMove = {
  readonly structureId: string;
  readonly side: CounterSide;
  readonly status: InvoiceStatus;
  readonly by: 1 | -1;
  readonly amount: string;
};

/**
 * Keeps the counters inside the transaction that moves the invoice. Rows are taken in one order by everybody, so that two
 * transactions that need the same two never wait for each other in a circle.
 */
export async function moveCounters(tx: Tx, moves: readonly CounterMove[]): Promise<void> {
  const key = (move: CounterMove) => `${move.structureId} ${move.side} ${move.status}`;
  for (const move of moves.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))) {
    await (move.by === 1 ? increase(tx, move) : decrease(tx, move));
  }
}

async function increase(tx: Tx, { structureId, side, status, amount }: CounterMove): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    insert into invoice_counter as c (structure_id, side, status, count, amount)
    values (${structureId}::uuid, ${side}::"CounterSide", ${status}::"InvoiceStatus", 1, ${amount}::numeric)
    on conflict (structure_id, side, status)
    do update set count = c.count + 1, amount = c.amount + excluded.amount`);
}

async function decrease(tx: Tx, { structureId, side, status, amount }: CounterMove): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    update invoice_counter set count = count - 1, amount = amount - ${amount}::numeric
    where structure_id = ${structureId}::uuid and side = ${side}::"CounterSide" and status = ${status}::"InvoiceStatus"`);
}
