import type { FieldBox } from "#lib/documents/domain/fields.ts";
import { boxAround, type PageText, type Word } from "#lib/documents/domain/page-text.ts";
import { keyOf } from "#lib/documents/domain/words.ts";

/** A word, or a part of one, on its line. Places are in points, straightened when the page lies askew. */
export type Token = {
  readonly text: string;
  /** What labels are compared with: no case, no accent, no punctuation; empty for a sign. */
  readonly key: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
  readonly sure: number;
  readonly page: PageText;
  readonly source: Word;
  line: Line;
  /** Place in `line.tokens`. */
  at: number;
  /** Tokens of one cell have no gap wider than a space between them. */
  cell: number;
};

export type Line = {
  readonly page: PageText;
  readonly y: number;
  /** Height of the letters: the unit of every distance on this line. */
  readonly size: number;
  readonly tokens: Token[];
  /** Place among all lines of the document. */
  index: number;
};

/** Gap that ends a cell, in heights of letters. A space is about 0.3. */
const CELL_GAP = 0.95;

/** The lines of all pages, top to bottom, each with its tokens from left to right. */
export function linesOf(pages: readonly PageText[]): Line[] {
  const lines = pages.flatMap(linesOfPage);
  for (const [index, line] of lines.entries()) line.index = index;
  return lines;
}

function linesOfPage(page: PageText): Line[] {
  // The box of a word read from a picture is as high as its letters, that of a text layer as high as its font.
  const grow = page.origin === "ocr" ? 1.3 : 1;
  const straight = page.words
    .map((word) => ({ word, middle: word.y + word.h / 2 - page.slope * (word.x + word.w / 2) }))
    .filter(({ word }) => word.h > 0 && word.h < page.height / 5)
    .sort((a, b) => a.middle - b.middle);
  const rows: { middle: number; size: number; words: Word[] }[] = [];
  for (const { word, middle } of straight) {
    const row = rows.findLast(
      (one) => middle - one.middle < 60 && Math.abs(middle - one.middle) < reach(one.size, word.h),
    );
    if (row) {
      row.words.push(word);
      const long = Math.max(word.text.length, 1);
      const before = row.words.reduce((sum, one) => sum + one.text.length, 0) - long;
      row.middle = (row.middle * before + middle * long) / (before + long);
      row.size = Math.max(row.size, Math.min(word.h, row.size * 1.3));
    } else rows.push({ middle, size: word.h, words: [word] });
  }
  rows.sort((a, b) => a.middle - b.middle);
  return rows.map((row) => {
    const heights = row.words.map((word) => word.h).sort((a, b) => a - b);
    const size = (heights[Math.floor(heights.length * 0.6)] ?? row.size) * grow;
    const line: Line = { page, y: row.middle, size, tokens: [], index: 0 };
    fill(line, row.words);
    return line;
  });
}

function reach(rowSize: number, wordSize: number): number {
  return Math.min(rowSize, wordSize) * 0.4 + Math.abs(rowSize - wordSize) * 0.15;
}

function fill(line: Line, words: readonly Word[]): void {
  const sorted = [...words].sort((a, b) => a.x - b.x);
  let cell = 0;
  let last: Token | undefined;
  for (const word of sorted) {
    for (const part of split(word)) {
      if (last && part.x - last.end > line.size * CELL_GAP) cell += 1;
      const token: Token = { ...part, y: line.y, page: line.page, source: word, line, at: line.tokens.length, cell };
      line.tokens.push(token);
      last = token;
    }
  }
}

/** `SIRET:123` is a label and its value; so are `N°12` and `Total.....12,00`. Times, addresses of sites and mail stay whole. */
function split(word: Word): { text: string; key: string; x: number; end: number; size: number; sure: number }[] {
  const parts = /^(?:https?:|www\.)|@|^\d+:\d/.test(word.text)
    ? [word.text]
    : word.text.split(
        /(?<=[:=|])(?=.)|(?<=\p{L}{2})(?=[=|])|(?<=^(?:N|n)[°º])(?=.)|(?<=^#)(?=.)|(?<=\d)(?=[€$£]$)|(?<=^[€$£])(?=\d)|(?<=[.…_]{3})(?=[^.…_])|(?<=[^.…_])(?=[.…_]{3})/u,
      );
  const step = word.w / word.text.length;
  let at = 0;
  return parts.map((text) => {
    const x = word.x + at * step;
    at += text.length;
    return { text, key: keyOf(text), x, end: x + text.length * step, size: word.h, sure: word.sure };
  });
}

/** Tokens as they are written, with a space between words. */
export function textOfTokens(tokens: readonly Token[]): string {
  return tokens.reduce((text, token, i) => {
    const before = tokens[i - 1];
    const glued = before && (before.source === token.source || token.x - before.end < token.line.size * 0.08);
    return text + (i === 0 || glued ? "" : " ") + token.text;
  }, "");
}

export function boxOfTokens(tokens: readonly Token[]): FieldBox | undefined {
  const first = tokens[0];
  if (!first) return undefined;
  const words = tokens.filter((token) => token.page === first.page).map((token) => token.source);
  return boxAround(first.page, words);
}

/** How surely the tokens were read: the least of them. 1 for a text layer. */
export function sureness(tokens: readonly Token[]): number {
  return tokens.reduce((least, token) => Math.min(least, token.sure), 1);
}
