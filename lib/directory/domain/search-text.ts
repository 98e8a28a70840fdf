import { normaliseIdentifier } from "#lib/shared/identifiers.ts";
import { type SearchWords, searchWords } from "#lib/shared/search-words.ts";

export type DirectorySearch =
  | { readonly kind: "nothing" }
  /** Nine digits or more, or the start of a number. */
  | { readonly kind: "identifier"; readonly digits: string }
  | ({ readonly kind: "words" } & SearchWords);

/** What a person looks for: a number typed with or without spaces, or words that must all be found. */
export function parseSearch(typed: string): DirectorySearch {
  const digits = normaliseIdentifier(typed);
  if (/^\d{6,14}$/.test(digits)) return { kind: "identifier", digits };
  const words = searchWords(typed);
  return words ? { kind: "words", ...words } : { kind: "nothing" };
}
