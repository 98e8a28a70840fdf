import "server-only";
import { findStructures } from "#lib/directory/data/find-structures.ts";
import { CANDIDATES } from "#lib/directory/data/search-sql.ts";
import { type NumberedPage, pageNumbered } from "#lib/directory/domain/numbered-page.ts";
import type { DirectoryHit } from "#lib/directory/domain/views.ts";

export const DIRECTORY_PAGE = 25;

export type DirectoryPage = NumberedPage<DirectoryHit> & {
  /** More structures answer than are ranked: the words are too common. */
  readonly more: boolean;
  /** Nothing is spelled as it was typed: these are spelled nearly so. */
  readonly near: boolean;
};

/** The directory as everybody may search it, inactive entities last; null when what was typed is too short to search with. */
export async function searchDirectory(typed: string, page: number): Promise<DirectoryPage | null> {
  const most = CANDIDATES + 1;
  const found = await findStructures(typed, { scope: "all", limit: most, candidates: most });
  if (!found) return null;
  const hits = found.hits.slice(0, CANDIDATES);
  return {
    ...pageNumbered(hits.length, page, DIRECTORY_PAGE, (from, to) => hits.slice(from, to)),
    more: found.hits.length > CANDIDATES,
    near: found.near,
  };
}
