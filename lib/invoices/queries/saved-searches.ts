import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { db } from "#lib/platform/db.ts";

export type SavedSearchView = { readonly id: string; readonly name: string; readonly query: string };

/** The searches that the person keeps, by name. */
export function savedSearches({ userId }: Actor): Promise<SavedSearchView[]> {
  return db().savedSearch.findMany({
    where: { userId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, query: true },
  });
}
