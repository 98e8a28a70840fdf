import "server-only";
import type { Motif } from "#lib/invoices/domain/motifs.ts";
import { FEWEST_SUPPLIERS, type PastRefusal } from "#lib/invoices/domain/past-refusals.ts";
import type { Tx } from "#lib/platform/db.ts";

type Pair = { readonly recipientId: string; readonly supplierId: string };

/** Keeps that the recipient sent an invoice of this supplier back for this motif, in the transaction of the move. */
export async function noteRefusal(tx: Tx, pair: Pair, motif: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    insert into refusal_motif as m (recipient_id, supplier_id, motif, count, last_at)
    values (${pair.recipientId}::uuid, ${pair.supplierId}::uuid, ${motif}, 1, ${at})
    on conflict (recipient_id, supplier_id, motif) do update set count = m.count + 1, last_at = excluded.last_at`;
}

/**
 * What the recipient sent back of this supplier; and of all suppliers together, as soon as enough of them met the same motif for none
 * to be recognised. One statement, on the rows of one recipient.
 */
export function pastRefusalRows(tx: Tx, { recipientId, supplierId }: Pair): Promise<PastRefusal[]> {
  return tx.$queryRaw<(PastRefusal & { motif: Motif })[]>`
    select motif, coalesce(sum(count) filter (where supplier_id = ${supplierId}::uuid), 0)::int as own,
      case when count(*) >= ${FEWEST_SUPPLIERS} then sum(count)::int else 0 end as "all"
    from refusal_motif where recipient_id = ${recipientId}::uuid
    group by motif
    having count(*) >= ${FEWEST_SUPPLIERS} or count(*) filter (where supplier_id = ${supplierId}::uuid) > 0
    order by 2 desc, 3 desc, 1`;
}
