import "server-only";

const COLUMNS = `id, identifier, legal_name, label, town, postcode, status, undisclosed, requires_service, requires_commitment,
  requires_service_or_commitment, payment_not_reported, moa_only`;

/** `active`: who takes invoices. `all`: the directory, which says of an entity that it is inactive. */
export type SearchScope = "active" | "all";
const SCOPE: Readonly<Record<SearchScope, string>> = {
  active: "kind = 'PUBLIQUE' and status = 'ACTIVE' and identifier_type = 'SIRET'",
  all: "kind = 'PUBLIQUE' and identifier_type = 'SIRET'",
};
const ACTIVE_FIRST: Readonly<Record<SearchScope, string>> = { active: "", all: "(status = 'ACTIVE') desc, " };

/** The expression of the index `structure_search`, to the letter. */
const TEXT =
  "plain_text(legal_name || ' ' || coalesce(label, '') || ' ' || coalesce(town, '') || ' ' || coalesce(postcode, '') || ' ' || identifier)";

/** Candidates that are ranked. A word as common as « commune » fits tens of thousands: the next word narrows them, ranking all would not help. */
export const CANDIDATES = 300;

/**
 * $1 the first digits, $2 how many. A range, not LIKE: only that reads the unique index of identifiers in every collation. An undisclosed
 * entity answers to its whole number only.
 */
export function byIdentifier(scope: SearchScope): string {
  return `
  select ${COLUMNS} from structure where ${SCOPE[scope]} and identifier >= $1 and identifier <= rpad($1, 14, '9')
    and (not undisclosed or length($1) = 14)
  order by ${ACTIVE_FIRST[scope]}identifier limit $2`;
}

/** $1 what was typed, $2 how many, then one pattern for each word. One `like` per word: the index serves no `like all (array)`. */
export function byWords(words: number, scope: SearchScope = "active", candidates = CANDIDATES): string {
  const each = Array.from({ length: words }, (_, index) => `${TEXT} like $${index + 3}`).join(" and ");
  return `
  with found as (select ${COLUMNS}, ${TEXT} as text from structure
    where ${SCOPE[scope]} and not undisclosed and ${each} limit ${candidates})
  select * from found
  order by ${ACTIVE_FIRST[scope]}starts_with(plain_text(legal_name), $1) desc, word_similarity($1, text) desc, length(legal_name), legal_name, identifier
  limit $2`;
}

/**
 * $1 what was typed, $2 how many, then the words, each of which must be spelled nearly so somewhere. Word by word, because the index
 * then meets the rare one first; the whole text at once would compare tens of thousands of names. Follows the setting
 * pg_trgm.word_similarity_threshold.
 */
export function nearWords(words: number, scope: SearchScope = "active", candidates = CANDIDATES): string {
  const each = Array.from({ length: words }, (_, index) => `$${index + 3} <% ${TEXT}`).join(" and ");
  return `
  with found as (select ${COLUMNS}, ${TEXT} as text from structure
    where ${SCOPE[scope]} and not undisclosed and ${each} limit ${candidates})
  select * from found
  order by ${ACTIVE_FIRST[scope]}word_similarity($1, text) desc, length(legal_name), legal_name, identifier limit $2`;
}

export type HitRow = {
  id: string;
  identifier: string;
  legal_name: string;
  label: string | null;
  town: string | null;
  postcode: string | null;
  status: "ACTIVE" | "INACTIVE";
  undisclosed: boolean;
  requires_service: boolean;
  requires_commitment: boolean;
  requires_service_or_commitment: boolean;
  payment_not_reported: boolean;
  moa_only: boolean;
};
