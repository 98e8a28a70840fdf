import "server-only";
import { type CounterSide, type InvoiceStatus, Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#lib/platform/db.ts";
import { write } from "#lib/platform/writes.ts";

/** One invoice more (+1) or less (-1) under a status, for one structure on one side. */
export type CounterMove = {
  readonly structureId: string;
  readonly side: CounterSide;
  readonly status: InvoiceStatus;
  readonly by: 1 | -1;
  /** The TTC, negative for a credit. */
  readonly amount: string;
  /** The other side's structure and the month of deposit (its first day); a draft has neither. */
  readonly partnerId: string | null;
  readonly month: string | null;
  /** How long the invoice stood under the status that it leaves. */
  readonly left?: { readonly seconds: number; readonly month: string };
};

/**
 * Notes what a move changes in the counters, inside the transaction that moves the invoice. Only rows are added: two people who move
 * invoices of one structure do not wait for each other. `foldCounters` adds them up within a minute; the views know both.
 */
export async function moveCounters(tx: Tx, moves: readonly CounterMove[]): Promise<void> {
  if (moves.length === 0) return;
  const rows = moves.map(
    ({ structureId, side, status, partnerId, month, by, amount, left }) => Prisma.sql`(
      ${structureId}::uuid, ${side}::"CounterSide", ${status}::"InvoiceStatus", ${partnerId}::uuid, ${month}::date,
      ${by}::smallint, ${amount}::numeric, ${left?.seconds ?? null}::bigint, ${left?.month ?? null}::date)`,
  );
  await write(
    tx,
    Prisma.sql`insert into invoice_counter_move (structure_id, side, status, partner_id, month, delta, amount, seconds, left_month)
      values ${Prisma.join(rows)}`,
  );
}
