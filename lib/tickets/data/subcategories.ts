import "server-only";
import type { Tx } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";
import type { TicketAudience } from "#lib/tickets/domain/status.ts";

/** A sub-category that is offered now to one of these audiences; null otherwise. */
export function activeSubcategory(over: Tx, id: string, audiences: readonly TicketAudience[]) {
  if (!isId(id)) return Promise.resolve(null);
  return over.ticketSubcategory.findFirst({
    where: { id, active: true, audience: { in: [...audiences] }, category: { active: true } },
    select: { id: true, kind: true, objectKind: true },
  });
}
