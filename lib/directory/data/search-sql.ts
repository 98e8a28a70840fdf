import "server-only";

const COLUMNS = `id, identifier, legal_name, label, town, postcode, requires_service, requires_commitment,
  requires_service_or_commitment, payment_not_reported, moa_only`;
const OPEN = "kind = 'PUBLIQUE' and status = 'ACTIVE' and identifier_type = 'SIRET'";
/** The expression of the index `structure_search`, to the letter. */
const TEXT =
  "plain_text(legal_name || ' ' || coalesce(label, '') || ' ' || coalesce(town, '') || ' ' || coalesce(postcode, '') || ' ' || identifier)";

/** Candidates that are ranked. A word as common as « commune » fits tens of thousands: the next word narrows them, ranking all would not help. */
const CANDIDATES = 300;

/** $1 the first digits, $2 how many. A range, not LIKE: only that reads the unique index of identifiers in every collation. */
export const BY_IDENTIFIER = `
  select ${COLUMNS} from structure where ${OPEN} and identifier >= $1 and identifier <= rpad($1, 14, '9')
  order by identifier limit $2`;

/** $1 what was typed, $2 how many, then one pattern for each word. One `like` per word: the index serves no `like all (array)`. */
export function byWords(words: number): string {
  const each = Array.from({ length: words }, (_, index) => `${TEXT} like $${index + 3}`).join(" and ");
  return `
  with found as (select ${COLUMNS}, ${TEXT} as text from structure where ${OPEN} and ${each} limit ${CANDIDATES})
  select * from found
  order by starts_with(plain_text(legal_name), $1) desc, word_similarity($1, text) desc, length(legal_name), legal_name, identifier limit $2`;
}

/**
 * $1 what was typed, $2 how many, then the words, each of which must be spelled nearly so somewhere. Word by word, because the index
 * then meets the rare one first; the whole text at once would compare tens of thousands of names. Follows the setting
 * pg_trgm.word_similarity_threshold.
 */
export function nearWords(words: number): string {
  const each = Array.from({ length: words }, (_, index) => `$${index + 3} <% ${TEXT}`).join(" and ");
  return `
  with found as (select ${COLUMNS}, ${TEXT} as text from structure where ${OPEN} and ${each} limit ${CANDIDATES})
  select * from found order by word_similarity($1, text) desc, length(legal_name), legal_name, identifier limit $2`;
}

export type HitRow = {
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
