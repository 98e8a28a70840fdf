import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import type { Actor } from "#lib/access/index.ts";
import { db } from "#lib/platform/db.ts";
import { searchWords } from "#lib/shared/search-words.ts";
import { looksOf, type TicketLook, visibleSql } from "#lib/tickets/data/ticket.scope.ts";
import type { TicketStatus } from "#lib/tickets/domain/status.ts";

const { sql, join } = Prisma;

/** A ticket that the search bar found, and from where the person sees it. */
export type FoundTicket = {
  readonly id: string;
  readonly look: TicketLook;
  readonly number: string;
  readonly title: string;
  readonly status: TicketStatus;
};

/** « CPROCS » or its beginning, then digits. */
const NUMBER = /^(?:CPR(?:O(?:CS?)?)?|CPROCS\d{1,7})$/;

/**
 * Tickets by the beginning of their number, or by every word of their title, from every side from which the person may look at them (F-3),
 * the newest first. One that is seen from two sides is told once. Fewer than three characters find nothing.
 *
 * @param limit of each side.
 */
export async function findTickets(actor: Actor, typed: string, limit: number): Promise<FoundTicket[]> {
  const search = searchWords(typed);
  if (!search) return [];
  const number = typed.trim().toUpperCase();
  const test = NUMBER.test(number)
    ? sql`t.number like ${`${number}%`} order by t.number using ~>~`
    : sql`${join(
        search.patterns.map((pattern) => sql`plain_text(t.title) like ${pattern}`),
        " and ",
      )} order by t.created_at desc, t.id desc`;
  const sides = await Promise.all(
    looksOf(actor).map(async (look) => {
      const rows = await db().$queryRaw<Omit<FoundTicket, "look">[]>`
        select t.id, t.number, t.title, t.status::text as status from ticket t
        where (${visibleSql(actor, look)}) and ${test} limit ${limit}`;
      return rows.map((row) => ({ ...row, look }));
    }),
  );
  const found = sides.flat();
  return found.filter(({ id }, place) => found.findIndex((one) => one.id === id) === place);
}
