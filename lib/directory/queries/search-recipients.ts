import "server-only";
import { parseSearch } from "#lib/directory/domain/search-text.ts";
import type { RecipientHit } from "#lib/directory/domain/views.ts";
import { pool } from "#lib/platform/db.ts";

const COLUMNS = `id, identifier, legal_name, label, town, postcode, requires_service, requires_commitment,
  requires_service_or_commitment, payment_not_reported, moa_only`;
const OPEN = "kind = 'PUBLIQUE' and status = 'ACTIVE' and identifier_type = 'SIRET'";
/** The expression of the index `structure_search`, to the letter. */
const TEXT =
  "plain_text(legal_name || ' ' || coalesce(label, '') || ' ' || coalesce(town, '') || ' ' || coalesce(postcode, '') || ' ' || identifier)";

/** Candidates that are ranked. A word as common as « commune » fits tens of thousands: the next word narrows them, ranking all would not help. */
const CANDIDATES = 300;
/** How alike a name must be to be proposed in place of what was typed: nearly the same first, then about one letter wrong in five. */
const ALIKE = [0.6, 0.4];

/** A range, not LIKE: only that reads the unique index of identifiers in every collation. */
const BY_IDENTIFIER = `
  select ${COLUMNS} from structure where ${OPEN} and identifier >= $1 and identifier <= rpad($1, 14, '9')
  order by identifier limit $2`;
const ALIKE_WORDS = `
  with found as (select ${COLUMNS}, ${TEXT} as text from structure where ${OPEN} and $1 <% ${TEXT} limit ${CANDIDATES})
  select * from found order by word_similarity($1, text) desc, legal_name, identifier limit $2`;

/** One LIKE per word: the trigram index answers each of them, while `like all (array)` would read every structure. */
function byWords(count: number): string {
  const all = Array.from({ length: count }, (_, index) => `${TEXT} like $${index + 3}`).join(" and ");
  return `
    with found as (select ${COLUMNS}, ${TEXT} as text from structure where ${OPEN} and ${all} limit ${CANDIDATES})
    select * from found
    order by starts_with(plain_text(legal_name), $1) desc, word_similarity($1, text) desc, length(legal_name), legal_name, identifier
    limit $2`;
}

type Row = {
  id: string;
  identifier: string;
  legal_name: string;
  label: string | null;
  town: string | null;
  postcode: string | null;
  requires_service: boolean;
  requires_commitment: boolean;
  requires_service_or_commitment: boolean;
  payment_not_reported: boolean;
  moa_only: boolean;
};

/**
 * Active public entities by number, name, town or postcode, best first. Every word must be found; when none fits, names that are
 * spelled nearly so are proposed, so « Motpellier » finds Montpellier. Fewer than three characters find nothing.
 */
export async function searchRecipients(typed: string, limit = 10): Promise<RecipientHit[]> {
  const search = parseSearch(typed);
  if (search.kind === "nothing") return [];
  if (search.kind === "identifier") return hits(await pool().query<Row>(BY_IDENTIFIER, [search.digits, limit]));
  const exact = await pool().query<Row>(byWords(search.patterns.length), [search.text, limit, ...search.patterns]);
  return exact.rows.length > 0 ? hits(exact) : hits(await alike(search.text, limit));
}

/** The threshold of `<%` is a setting: it is set for one transaction, so that the pool's other queries keep theirs. */
async function alike(text: string, limit: number): Promise<{ rows: Row[] }> {
  const client = await pool().connect();
  try {
    await client.query("begin read only");
    let result: { rows: Row[] } = { rows: [] };
    for (const threshold of ALIKE) {
      await client.query("select set_config('pg_trgm.word_similarity_threshold', $1, true)", [String(threshold)]);
      result = await client.query<Row>(ALIKE_WORDS, [text, limit]);
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

function hits({ rows }: { rows: Row[] }): RecipientHit[] {
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
