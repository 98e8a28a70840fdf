import { plain, searchPatterns } from "#lib/shared/search-words.ts";

/** Something with a name, and other words that people may have for it. */
export type Labelled = { readonly name: string; readonly words: string };

/**
 * What has every word that was typed, each at the beginning of one of its own words: those whose name has them first, then those that
 * are known by other words. Accents and capitals aside.
 */
export function matchLabels<T extends Labelled>(all: readonly T[], typed: string, limit: number): T[] {
  const asked = searchPatterns(typed).map((pattern) => pattern.slice(1, -1).replace(/\\(.)/g, "$1"));
  if (asked.length === 0) return [];
  const byName = all.filter(({ name }) => begins(name, asked));
  const byWords = all.filter((one) => !byName.includes(one) && begins(`${one.name} ${one.words}`, asked));
  return [...byName, ...byWords].slice(0, limit);
}

function begins(text: string, asked: readonly string[]): boolean {
  const own = plain(text).split(/[^\p{L}\p{N}]+/u);
  return asked.every((word) => own.some((one) => one.startsWith(word)));
}
