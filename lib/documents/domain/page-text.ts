import type { FieldBox } from "#lib/documents/domain/fields.ts";

/** A word with its place, in points (1/72 inch) from the top left corner of its page. `sure` is the reader's own confidence, 0..1. */
export type Word = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly sure: number;
};

/**
 * The words of one page, in no order. `slope` is how much the lines rise or fall (a scan laid askew): a line through (0, y) passes
 * through (x, y + slope × x).
 */
export type PageText = {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly slope: number;
  readonly origin: "text" | "ocr";
  readonly words: readonly Word[];
};

/** The smallest zone around some words of a page, as fractions of the page. */
export function boxAround(page: PageText, words: readonly Word[]): FieldBox {
  const x0 = Math.min(...words.map((word) => word.x));
  const y0 = Math.min(...words.map((word) => word.y));
  const x1 = Math.max(...words.map((word) => word.x + word.w));
  const y1 = Math.max(...words.map((word) => word.y + word.h));
  const part = (value: number, whole: number) => Math.round(Math.min(1, Math.max(0, value / whole)) * 10_000) / 10_000;
  return {
    page: page.page,
    x: part(x0, page.width),
    y: part(y0, page.height),
    w: part(x1 - x0, page.width),
    h: part(y1 - y0, page.height),
  };
}

/** How many letters and digits a page has. Next to none: its text is in an image. */
export function readableCharacters(page: PageText): number {
  return page.words.reduce((sum, word) => sum + (word.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
}

/** Whether the letters of a page are really letters: fonts without a map to characters give private or control codes. */
export function isGarbled(page: PageText): boolean {
  const all = page.words.map((word) => word.text).join("");
  const odd = all.match(/[\p{Co}\p{Cn}\p{Cc}\ufffd]/gu)?.length ?? 0;
  return all.length > 0 && odd / all.length > 0.2;
}
