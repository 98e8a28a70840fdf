import "server-only";
import { ticketHash } from "#lib/accounts/data/tokens.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

/** Exchanges a ticket for the session it opens, once and within its thirty seconds. Null for any other ticket. */
export async function consumeTicket(ticket: string): Promise<{ userId: string; sessionId: string } | null> {
  const at = now();
  const [used] = await db().$queryRaw<{ user_id: string; session_id: string }[]>`
    update verification_token set used_at = ${at}
    where purpose = 'SESSION_TICKET' and token_hash = ${ticketHash(ticket)} and used_at is null and expires_at > ${at}
    returning user_id, session_id`;
  return used ? { userId: used.user_id, sessionId: used.session_id } : null;
}
