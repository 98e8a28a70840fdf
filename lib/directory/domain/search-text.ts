import { normaliseIdentifier } from "#lib/shared/identifiers.ts";

/** Fewer characters match too much to help. */
export const SHORTEST_SEARCH = 3;

export type DirectorySearch =
  | { readonly kind: "nothing" }
  /** Nine digits or more, or the start of a number. */
  | { readonly kind: "identifier"; readonly digits: string }
  | {
      readonly kind: "words";
      readonly text: string;
      readonly words: readonly string[];
      readonly patterns: readonly string[];
    };

/** Accents and capitals aside, as `plain_text()` of the database writes what it indexes. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll("’", "'")
    .toLowerCase()
    .trim();
}

/** What a person looks for: a number typed with or without spaces, or words that must all be found. */
export function parseSearch(typed: string): DirectorySearch {
  const digits = normaliseIdentifier(typed);
  if (/^\d{6,14}$/.test(digits)) return { kind: "identifier", digits };
  const text = plain(typed).slice(0, 100);
  const words = text
    .split(/[\s,;]+/)
    .filter((word) => word !== "")
    .slice(0, 8);
  if (words.join("").length < SHORTEST_SEARCH) return { kind: "nothing" };
  return { kind: "words", text, words, patterns: words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`) };
}
