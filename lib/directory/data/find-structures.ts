import "server-only";
import { byIdentifier, byWords, type HitRow, nearWords, type SearchScope } from "#lib/directory/data/search-sql.ts";
import { parseSearch } from "#lib/directory/domain/search-text.ts";
import type { DirectoryHit } from "#lib/directory/domain/views.ts";
import { pool } from "#lib/platform/db.ts";
import { SHORTEST_SEARCH } from "#lib/shared/search-words.ts";

/** How alike a word must be to be proposed in place of what was typed: nearly the same first, then about one letter wrong in five. */
const ALIKE = [0.6, 0.4];

type Wanted = {
  readonly scope: SearchScope;
  readonly limit: number;
  /** How many are ranked, when a word is common. */
  readonly candidates?: number;
};

export type Found = {
  readonly hits: readonly DirectoryHit[];
  /** Nothing is spelled as it was typed: these are spelled nearly so. */
  readonly near: boolean;
};

/** The one search of the directory: every word must be found; when none fits, names that are spelled nearly so. Null: too short to search with. */
export async function findStructures(typed: string, { scope, limit, candidates }: Wanted): Promise<Found | null> {
  const search = parseSearch(typed);
  if (search.kind === "nothing") return null;
  if (search.kind === "identifier") {
    const found = await pool().query<HitRow>(byIdentifier(scope), [search.digits, limit]);
    return { hits: found.rows.map(toHit), near: false };
  }
  const { text, words, patterns } = search;
  const exact = await pool().query<HitRow>(byWords(patterns.length, scope, candidates), [text, limit, ...patterns]);
  if (exact.rows.length > 0) return { hits: exact.rows.map(toHit), near: false };
  const telling = words.filter((word) => word.length >= SHORTEST_SEARCH);
  const sql = nearWords(telling.length, scope, candidates);
  const rows = telling.length === 0 ? [] : await near(sql, [text, limit, ...telling]);
  return { hits: rows.map(toHit), near: rows.length > 0 };
}

/** The threshold of `<%` is a setting: it is set for one transaction, so that the pool's other queries keep theirs. */
async function near(sql: string, values: readonly unknown[]): Promise<HitRow[]> {
  const client = await pool().connect();
  try {
    await client.query("begin read only");
    let rows: HitRow[] = [];
    for (const threshold of ALIKE) {
      await client.query("select set_config('pg_trgm.word_similarity_threshold', $1, true)", [String(threshold)]);
      rows = (await client.query<HitRow>(sql, [...values])).rows;
      if (rows.length > 0) break;
    }
    await client.query("commit");
    client.release();
    return rows;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** An undisclosed entity is called by its number, and nothing tells where it is. */
function toHit(row: HitRow): DirectoryHit {
  const { identifier, undisclosed } = row;
  return {
    id: row.id,
    siret: identifier,
    legalName: undisclosed ? identifier : row.legal_name,
    label: undisclosed ? null : row.label,
    town: undisclosed ? null : row.town,
    postcode: undisclosed ? null : row.postcode,
    undisclosed,
    active: row.status === "ACTIVE",
    requiresService: row.requires_service,
    requiresCommitment: row.requires_commitment,
    requiresServiceOrCommitment: row.requires_service_or_commitment,
    paymentNotReported: row.payment_not_reported,
    moaOnly: row.moa_only,
  };
}
