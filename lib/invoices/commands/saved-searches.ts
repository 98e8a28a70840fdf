import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { issuedSearchQuery, readIssuedSearch } from "#lib/invoices/domain/issued-search.ts";
import {
  type DeleteSearchInput,
  deleteSearchInput,
  type SaveSearchInput,
  saveSearchInput,
} from "#lib/invoices/domain/schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

/** Kept by one person. */
const MOST = 50;

/**
 * Keeps a search under a name (F-85); under a name that exists, in its place. Of the address only what a search is made of is kept, so that
 * what is opened later is a search and nothing else.
 */
export async function saveSearch(
  actor: Actor,
  input: SaveSearchInput,
): Promise<Result<{ query: string }, "INVALID_INPUT" | "TOO_MANY_SEARCHES">> {
  const read = readInput(saveSearchInput, input);
  if (!read.ok) return read;
  const { name } = read.data;
  const { search } = readIssuedSearch(Object.fromEntries(new URLSearchParams(read.data.query)));
  const address = routes.issuedSearch(issuedSearchQuery({ ...search, after: null }));
  const query = address.split("?")[1] ?? "";
  const { userId } = actor;
  const others = await db().savedSearch.count({ where: { userId, name: { not: name } } });
  if (others >= MOST) return refuse("TOO_MANY_SEARCHES", { params: { count: MOST } });
  await db().savedSearch.upsert({
    where: { userId_name: { userId, name } },
    create: { id: newId(now().getTime()), userId, name, query },
    update: { query },
  });
  return ok({ query });
}

/** Forgets one of one's own. */
export async function deleteSearch(
  actor: Actor,
  input: DeleteSearchInput,
): Promise<Result<null, "INVALID_INPUT" | "NOT_FOUND">> {
  const read = readInput(deleteSearchInput, input);
  if (!read.ok) return read;
  const { count } = await db().savedSearch.deleteMany({ where: { id: read.data.searchId, userId: actor.userId } });
  return count === 1 ? ok(null) : refuse("NOT_FOUND");
}
