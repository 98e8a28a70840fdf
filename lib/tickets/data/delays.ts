import "server-only";
import type { Tx } from "#lib/platform/db.ts";
import { settings } from "#lib/settings/index.ts";
import type { TicketDelays } from "#lib/tickets/domain/transitions.ts";

/** The delays of tickets, as the administrators of this portal set them. */
export async function ticketDelays(over?: Tx): Promise<TicketDelays> {
  const set = await settings(over);
  return {
    answered: set.ticketAnsweredDays,
    asked: set.ticketAskedDays,
    remind: set.ticketRemindDays,
    reopen: set.ticketReopenDays,
  };
}
