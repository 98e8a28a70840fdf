import "server-only";
import { BY_IDENTIFIER, byWords, type HitRow, nearWords } from "#lib/directory/data/search-sql.ts";
import { parseSearch } from "#lib/directory/domain/search-text.ts";
import type { RecipientHit } from "#lib/directory/domain/views.ts";
import { pool } from "#lib/platform/db.ts";
import { SHORTEST_SEARCH } from "#lib/shared/search-words.ts";

/** How alike a word must be to be proposed in place of what was typed: nearly the same first, then about one letter wrong in five. */
const ALIKE = [0.6, 0.4];

/**
 * Active public entities by number, name, town or postcode, best first. Every word must be found; when none fits, names that are
 * spelled nearly so are proposed, so « Motpellier » finds Montpellier. Fewer than three characters find nothing.
 */
export async function searchRecipients(typed: string, limit = 10): Promise<RecipientHit[]> {
  const search = parseSearch(typed);
  if (search.kind === "nothing") return [];
  if (search.kind === "identifier") return hits(await pool().query<HitRow>(BY_IDENTIFIER, [search.digits, limit]));
  const { text, words, patterns } = search;
  const exact = await pool().query<HitRow>(byWords(patterns.length), [text, limit, ...patterns]);
  return exact.rows.length > 0 ? hits(exact) : hits(await near(text, words, limit));
}

/** The threshold of `<%` is a setting: it is set for one transaction, so that the pool's other queries keep theirs. */
async function near(text: string, words: readonly string[], limit: number): Promise<{ rows: HitRow[] }> {
  const telling = words.filter((word) => word.length >= SHORTEST_SEARCH);
  if (telling.length === 0) return { rows: [] };
  const client = await pool().connect();
  try {
    await client.query("begin read only");
    let result: { rows: HitRow[] } = { rows: [] };
    for (const threshold of ALIKE) {
      await client.query("select set_config('pg_trgm.word_similarity_threshold', $1, true)", [String(threshold)]);
      result = await client.query<HitRow>(nearWords(telling.length), [text, limit, ...telling]);
      if (result.rows.length > 0) break;
    }
    await client.query("commit");
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

function hits({ rows }: { rows: HitRow[] }): RecipientHit[] {
  return rows.map((row) => ({
    id: row.id,
    siret: row.identifier,
    legalName: row.legal_name,
    label: row.label,
    town: row.town,
    postcode: row.postcode,
    requiresService: row.requires_service,
    requiresCommitment: row.requires_commitment,
    requiresServiceOrCommitment: row.requires_service_or_commitment,
    paymentNotReported: row.payment_not_reported,
    moaOnly: row.moa_only,
  }));
}
