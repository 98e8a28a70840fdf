import "server-only";
import { loadHistory } from "#lib/invoices/data/history-rows.ts";
import { type ChainedEvent, type ChainVerdict, verifyChain } from "#lib/invoices/domain/history.ts";
import { db, pool } from "#lib/platform/db.ts";

/** Recomputes the whole hash chain of one invoice (T-18). Null when there is no such invoice. */
export async function verifyHistory(invoiceId: string): Promise<ChainVerdict | null> {
  const invoice = await db().invoice.findUnique({ where: { id: invoiceId }, select: { status: true } });
  return invoice && verifyChain(await loadHistory(db(), invoiceId), invoice.status);
}

const AT_ONCE = 500;

/** How a history disagrees: an event too many or too few, a link, a content, its end with the status, a moment beyond the millisecond. */
type HistoryFault = "order" | "link" | "content" | "end" | "time";

export type VerifiedHistories = {
  readonly checked: number;
  readonly last: string | null;
  readonly broken: readonly { readonly subject: string; readonly reason: HistoryFault }[];
};

type EventRow = ChainedEvent & { readonly exact: boolean };
type InvoiceEvents = {
  readonly id: string;
  readonly status: ChainedEvent["status"];
  readonly events: readonly EventRow[];
};

/** Recomputes the histories of the next invoices, in the order of their ids (T-18). `last` is null at the end. */
export async function verifyHistories(after: string | null): Promise<VerifiedHistories> {
  const rows = await readHistories(after);
  const broken = rows.flatMap(({ id, status, events }) => {
    const reason = faultOf(events, status);
    return reason ? [{ subject: id, reason }] : [];
  });
  return { checked: rows.length, last: rows.at(-1)?.id ?? null, broken };
}

/**
 * Invoices with their events, in one statement: an invoice that moves meanwhile is seen before or after, never half. Moments are chained
 * by the millisecond: what the database holds beyond it was not written by the portal.
 */
async function readHistories(after: string | null): Promise<InvoiceEvents[]> {
  const text = `select i.id, i.status as invoice_status, e.invoice_id as "invoiceId", e.position, e.event, e.status, e.at,
      e.at = date_trunc('milliseconds', e.at) as exact, e.user_id as "userId", e.user_name as "userName", e.user_email as "userEmail",
      e.structure_id as "structureId", e.structure_label as "structureLabel", e.motif, e.comment, e.previous_hash as "previousHash", e.hash
    from (select id, status from invoice where id > $1::uuid order by id limit $2) as i
    left join invoice_status_event e on e.invoice_id = i.id order by i.id, e.position`;
  const first = after ?? "00000000-0000-0000-0000-000000000000";
  const { rows } = await pool().query<EventRow & { id: string; invoice_status: ChainedEvent["status"] }>(text, [
    first,
    AT_ONCE,
  ]);
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, events]) => ({
    id,
    status: events[0]?.invoice_status ?? "ABANDONNEE",
    events: events.flatMap(({ id: _id, invoice_status: _status, ...event }) => (event.invoiceId ? [event] : [])),
  }));
}

function faultOf(events: readonly EventRow[], status: ChainedEvent["status"]): HistoryFault | null {
  const verdict = verifyChain(events, status);
  if (!verdict.intact) return verdict.reason;
  return events.every(({ exact }) => exact) ? null : "time";
}
