import type { PageText } from "#lib/documents/domain/page-text.ts";

/** Kept of one document: thirty pages of plain text. */
export const MOST_TEXT = 60_000;
const MOST_NUMBERS = 1_500;

/** Marks of an excerpt in what PostgreSQL gives back; no kept text holds them. */
export const FOUND = { start: "\u0002", end: "\u0003" } as const;

/** Words of pages, in the order in which they were read. */
export function textOfPages(pages: readonly PageText[]): string {
  return pages.map((page) => page.words.map((word) => word.text).join(" ")).join(" ");
}

/** What stands between the tags, names of tags and attributes left out. One pass, whatever the file does. */
export function textOfMarkup(markup: string): string {
  const parts: string[] = [];
  let [at, size] = [0, 0];
  while (at < markup.length && size < MOST_TEXT * 2) {
    const open = markup.indexOf("<", at);
    const part = markup.slice(at, open < 0 ? markup.length : open);
    parts.push(part);
    size += part.trim().length;
    if (open < 0) break;
    const close = markup.indexOf(">", open);
    if (close < 0) break;
    at = close + 1;
  }
  return parts.join(" ").replace(/&(?:amp|lt|gt|quot|apos|nbsp|#(\d{1,6}));/g, (entity, code) => {
    if (code) return Number(code) < 0xffff ? String.fromCharCode(Number(code)) : " ";
    return ENTITIES[entity] ?? " ";
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
};

/**
 * PostgreSQL takes what stands between `<` and `>` for a tag, and what a slash joins for the path of a file: neither would be found by its
 * words. They are kept as signs that look alike, and shown as they were.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = { "<": "\u2039", ">": "\u203a", "/": "\u2215" };
const disguised = (text: string) => text.replace(/[<>/]/g, (sign) => LOOK_ALIKES[sign] ?? sign);
const shown = (text: string) =>
  Object.entries(LOOK_ALIKES).reduce((said, [sign, other]) => said.replaceAll(other, sign), text);

/** The text as it is kept: plain spaces, nothing that cannot be seen, of a bounded length. */
export function asKept(text: string): string {
  return disguised(text)
    .slice(0, MOST_TEXT * 2)
    .normalize("NFKC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Z}]+/gu, " ")
    .trim()
    .slice(0, MOST_TEXT)
    .replace(/[\ud800-\udbff]$/, "");
}

/** A number or a reference without what people write between its characters, and without accents. */
function squeezed(token: string): string {
  return token
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}

/** Digits in groups, as amounts, SIRET and account numbers are printed. */
const GROUPED = /\d{1,5}(?:[ .]\d{2,5}){1,7}(?:,\d{1,2})?(?!\d)/g;

/** The numbers and references of a kept text, one word each, so that they are found however they are typed. */
export function numbersOf(content: string): string {
  const found = new Set<string>();
  const add = (token: string) => {
    const plain = squeezed(token);
    if (plain.length >= 3 && plain.length <= 40 && found.size < MOST_NUMBERS) found.add(plain);
  };
  for (const token of content.split(" ")) if (/\d/.test(token)) add(token);
  for (const [group] of content.matchAll(GROUPED)) add(group);
  return [...found].join(" ");
}

export type WordsAsked = {
  /** As typed, for `websearch_to_tsquery`, which takes anything. */
  readonly typed: string;
  /** Its numbers and references for `to_tsquery`, joined; null when there are none, or operators that speak of them. */
  readonly numbers: string | null;
  /** The words beside these numbers. */
  readonly others: string;
};

/** What somebody types to search inside documents: words, "a phrase", -without, and numbers however they write them. */
export function wordsAsked(typed: string): WordsAsked {
  const text = disguised(typed)
    .normalize("NFKC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Z}]+/gu, " ")
    .trim()
    .slice(0, 200);
  if (/(?:^|\s)-\S|"|(?:^|\s)or(?:\s|$)/i.test(text)) return { typed: text, numbers: null, others: "" };
  const [numbers, others]: [string[], string[]] = [[], []];
  let open = false;
  for (const token of text.split(" ")) {
    const digits = /^[\d.,]+$/.test(token);
    if (!/\d/.test(token)) others.push(token);
    else if (open && digits) numbers.push((numbers.pop() ?? "") + squeezed(token));
    else numbers.push(squeezed(token));
    open = digits;
  }
  const long = numbers.filter((one) => one.length >= 3).map((one) => `'${one}':*`);
  return { typed: text, numbers: long.length > 0 ? long.join(" & ") : null, others: others.join(" ") };
}

export type ExcerptPart = { readonly text: string; readonly found: boolean };

/** An excerpt with its marks as parts. Text only: nothing of it is ever markup. */
export function excerptParts(marked: string): ExcerptPart[] {
  return marked
    .split(FOUND.start)
    .flatMap((piece, i) => {
      if (i === 0) return [{ text: piece, found: false }];
      const [inside = "", after = ""] = piece.split(FOUND.end);
      return [
        { text: inside, found: true },
        { text: after, found: false },
      ];
    })
    .filter(({ text }) => text !== "")
    .map((part) => ({ ...part, text: shown(part.text) }));
}

/** The number that was asked for, marked where it stands in the text, however it is written there; null when it is not there. */
export function markNumber(content: string, { numbers }: WordsAsked): string | null {
  const first = /'([\p{L}\p{N}]+)'/u.exec(numbers ?? "")?.[1];
  if (!first) return null;
  const pattern = new RegExp([...first].join("[^\\p{L}\\p{N}]{0,2}"), "iu");
  const plain = content.normalize("NFC");
  const hit = pattern.exec(plain);
  if (!hit) return null;
  const [from, to] = [Math.max(0, hit.index - 60), hit.index + hit[0].length];
  return `${plain.slice(from, hit.index)}${FOUND.start}${hit[0]}${FOUND.end}${plain.slice(to, to + 80)}`;
}
