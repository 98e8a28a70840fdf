import "server-only";
import { type PeopleFilter, peopleRows, toPerson } from "#lib/access/data/people.ts";
import type { Actor } from "#lib/access/domain/actor.ts";
import { type Reach, structuresWith } from "#lib/access/domain/can.ts";
import type { PersonLine, PersonSheet } from "#lib/access/domain/people.ts";
import { now } from "#lib/platform/clock.ts";
import { isId } from "#lib/shared/ids.ts";
import { DEFAULT_PAGE_SIZE, decodeCursor, type Page, pageOf } from "#lib/shared/pagination.ts";

export type PeopleSearch = {
  readonly typed?: string;
  /** Only who has not connected for so many days. */
  readonly inactiveDays?: number | null;
  readonly userId?: string | null;
  readonly after?: string | undefined;
  readonly size?: number;
};

/**
 * The people of a structure by name; on services only, those who hold a right on one of them. To whoever may not consult them there
 * are none.
 */
export async function listPeople(actor: Actor, structureId: string, search: PeopleSearch): Promise<Page<PersonSheet>> {
  const reach = readingReach(actor, structureId);
  if (!reach || (search.userId && !isId(search.userId))) return { items: [], next: null };
  const { size = DEFAULT_PAGE_SIZE } = search;
  const rows = await peopleRows(reach, { ...filterOf(search), after: cursorOf(search.after), limit: size + 1 });
  const page = pageOf(rows, size, ({ lastName, firstName, membershipId }) => [lastName, firstName, membershipId]);
  return { ...page, items: page.items.map(toPerson) };
}

/** One of them; null when there is no such person there, or none for this actor. */
export async function personSheet(actor: Actor, structureId: string, userId: string): Promise<PersonSheet | null> {
  return (await listPeople(actor, structureId, { userId, size: 1 })).items[0] ?? null;
}

/** All that a filter keeps, page after page, for a file. */
export async function* everyPerson(
  actor: Actor,
  structureId: string,
  search: Omit<PeopleSearch, "after" | "size">,
): AsyncGenerator<PersonLine> {
  let after: string | undefined;
  do {
    const page: Page<PersonSheet> = await listPeople(actor, structureId, { ...search, after, size: 500 });
    yield* page.items;
    after = page.next ?? undefined;
  } while (after);
}

function readingReach(actor: Actor, structureId: string): Reach | undefined {
  return structuresWith(actor, "organisation.read").find((reach) => reach.structureId === structureId);
}

function filterOf({ typed = "", inactiveDays, userId }: PeopleSearch): Omit<PeopleFilter, "after" | "limit"> {
  const patterns = words(typed).map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  const notSince = inactiveDays ? new Date(now().getTime() - inactiveDays * 86_400_000) : null;
  return { patterns, notSince, userId: userId || null };
}

/** As `plain_text()` of the database writes what it is compared with. */
function words(typed: string): string[] {
  const plain = typed
    .normalize("NFKD")
    .replace(/\p{M}|\p{Cc}/gu, "")
    .replaceAll("’", "'")
    .toLowerCase();
  return plain.slice(0, 100).split(/\s+/).filter(Boolean).slice(0, 8);
}

function cursorOf(cursor: string | undefined): PeopleFilter["after"] {
  const [lastName, firstName, id] = decodeCursor(cursor, 3) ?? [];
  const isKey = typeof lastName === "string" && typeof firstName === "string" && typeof id === "string" && isId(id);
  return isKey ? [lastName, firstName, id] : null;
}
