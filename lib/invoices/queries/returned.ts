import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { isAnyDue, selectReturned } from "#lib/invoices/data/returned-rows.ts";
import { dueBefore, type Returned } from "#lib/invoices/domain/returned.ts";
import { now } from "#lib/platform/clock.ts";

/** What the window shows at once; the rest follows once these are acknowledged. */
export const MOST_RETURNED = 50;

/** What came back and nobody has acknowledged, oldest first; `due` says what has waited too long (domain reference § 10.3). */
export async function returnedInvoices(actor: Actor, most = MOST_RETURNED): Promise<Returned> {
  const limit = dueBefore(now());
  const rows = await selectReturned(actor, most + 1);
  return {
    rows: rows.slice(0, most).map((row) => ({ ...row, due: row.statusAt < limit })),
    more: rows.length > most,
  };
}

/** True when acknowledging comes before anything else. */
export function mustAcknowledge(actor: Actor): Promise<boolean> {
  return isAnyDue(actor, now());
}
