import "server-only";
import { now } from "#lib/platform/clock.ts";
import { abort, db, transaction } from "#lib/platform/db.ts";
import { logger } from "#lib/platform/logger.ts";
import { applyEvent } from "#lib/tickets/data/apply-event.ts";
import { ticketDelays } from "#lib/tickets/data/delays.ts";
import { tell } from "#lib/tickets/data/tell.ts";
import { DRAFT_DAYS } from "#lib/tickets/domain/limits.ts";

const DAY = 86_400_000;
/** As many of each kind at a time; the next run goes on. */
const MOST = 500;
const NOBODY = { userId: null, sessionId: null, name: null, structureLabel: null };

/**
 * What runs for a `ticket.sweep` job: issuers of whom something is expected for long are told that their ticket will close by itself, and
 * those told long enough ago are closed (F-107). The table decides once more under the lock of each: an answer that comes meanwhile wins.
 * Drafts that nobody went on with are forgotten.
 */
export async function sweepTickets(): Promise<{ reminded: number; closed: number; forgotten: number }> {
  const at = now();
  const before = (days: number) => new Date(at.getTime() - days * DAY);
  const { answered, asked, remind } = await ticketDelays();
  // Read before anything is told: who is told now is closed by a later run.
  const due = await db().$queryRaw<{ id: string }[]>`
    select id from ticket where status in ('RESOLU', 'EN_ATTENTE_INFORMATIONS')
      and reminded_at >= status_at and reminded_at <= ${before(remind)}
      and status_at <= case status when 'RESOLU' then ${before(answered)}::timestamptz else ${before(asked)}::timestamptz end
    order by status_at limit ${MOST}`;
  const soon = await db().$queryRaw<{ id: string }[]>`
    select id from ticket where status in ('RESOLU', 'EN_ATTENTE_INFORMATIONS')
      and (reminded_at is null or reminded_at < status_at)
      and status_at <= case status when 'RESOLU' then ${before(answered - remind)}::timestamptz
        else ${before(asked - remind)}::timestamptz end
    order by status_at limit ${MOST}`;
  const [closed, reminded] = [await each(due, "expire", at), await each(soon, "remind", at)];
  const { count } = await db().ticketDraft.deleteMany({ where: { savedAt: { lt: before(DRAFT_DAYS) } } });
  return { closed, reminded, forgotten: count };
}

async function each(rows: readonly { id: string }[], event: "remind" | "expire", at: Date): Promise<number> {
  let done = 0;
  for (const { id: ticketId } of rows) {
    try {
      const outcome = await transaction(async (tx) => {
        const order = { ticketId, event, at, text: "", version: null, documentIds: [], author: NOBODY } as const;
        const applied = await applyEvent(tx, { ...order, by: "system" });
        if (!applied.ok) return abort(applied);
        await tell(tx, ticketId, event, null);
        return applied;
      });
      if (outcome.ok) done += 1;
    } catch (error) {
      // One that fails must not keep the others waiting; the next run tries it again.
      logger().error({ err: error, ticketId, event }, "ticket could not be swept");
    }
  }
  return done;
}
