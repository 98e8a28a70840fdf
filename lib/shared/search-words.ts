/** Fewer characters match too much to help. */
export const SHORTEST_SEARCH = 3;

export type SearchWords = {
  readonly text: string;
  readonly words: readonly string[];
  /** One LIKE pattern for each word. */
  readonly patterns: readonly string[];
};

/** Accents and capitals aside, as `plain_text()` of the database writes what it indexes. */
export function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll("’", "'")
    .toLowerCase()
    .trim();
}

/** The words of a search, all of which must be found; null when they are too short to help. */
export function searchWords(typed: string): SearchWords | null {
  const text = plain(typed).slice(0, 100);
  const words = wordsOf(text);
  if (words.join("").length < SHORTEST_SEARCH) return null;
  return { text, words, patterns: words.map(likePattern) };
}

/** One LIKE pattern for each word, however short: for a list that is small enough to be read whole. */
export function searchPatterns(typed: string): string[] {
  return everyWord(typed).map(likePattern);
}

/** Each word, however short. */
export function everyWord(typed: string): string[] {
  return wordsOf(plain(typed).slice(0, 100));
}

function wordsOf(text: string): string[] {
  return text
    .split(/[\s,;]+/)
    .filter((word) => word !== "")
    .slice(0, 8);
}

/** The LIKE pattern of a text that has the word in it. */
export const likePattern = (word: string) => `%${word.replace(/[\\%_]/g, "\\$&")}%`;
