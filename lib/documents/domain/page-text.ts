import type { FieldBox } from "#lib/documents/domain/fields.ts";
import { type Homography, rectangle, through } from "#lib/documents/domain/homography.ts";

/** A word with its place, in points (1/72 inch) from the top left corner of its page. `sure` is the reader's own confidence, 0..1. */
export type Word = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly sure: number;
};

export type Turn = 0 | 90 | 180 | 270;

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
  /** Degrees by which the picture was turned clockwise to stand upright; the words are in the upright page. */
  readonly turned?: Turn;
  /**
   * The page is a sheet cut out of a photo: takes places of the sheet to those of the photo, both in shares of the sides. The sheet was turned
   * after it was cut out.
   */
  readonly sheet?: Homography;
  /** The lines run up or down the picture: it was not read as it lies. */
  readonly sideways?: true;
  /** Read in two parts, and the cut between them went through the rules of a table or the sides of a frame. */
  readonly cutThroughRules?: true;
  readonly words: readonly Word[];
};

/** The smallest zone around some words of a page, as fractions of the page as the screen shows it. */
export function boxAround(page: PageText, words: readonly Word[]): FieldBox {
  const x0 = Math.min(...words.map((word) => word.x));
  const y0 = Math.min(...words.map((word) => word.y));
  const x1 = Math.max(...words.map((word) => word.x + word.w));
  const y1 = Math.max(...words.map((word) => word.y + word.h));
  const part = (value: number, whole: number) => Math.round(Math.min(1, Math.max(0, value / whole)) * 10_000) / 10_000;
  const [x, y] = [part(x0, page.width), part(y0, page.height)];
  const laid = asLaid(page.turned ?? 0, x, y, part(x1 - x0, page.width), part(y1 - y0, page.height));
  return { page: page.page, ...(page.sheet ? asPhotographed(page.sheet, laid) : laid) };
}

/** A zone of a sheet as the smallest zone around it on the photo. */
function asPhotographed(sheet: Homography, { x, y, w, h }: Omit<FieldBox, "page">): Omit<FieldBox, "page"> {
  const corners = rectangle(w, h).map(([across, down]) => through(sheet, [x + across, y + down]));
  const within = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;
  const [xs, ys] = [corners.map((corner) => within(corner[0])), corners.map((corner) => within(corner[1]))];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, w: within(Math.max(...xs) - left), h: within(Math.max(...ys) - top) };
}

/** A zone of the upright page as a zone of the page as it was laid on the scanner, which is what the screen shows. */
function asLaid(turned: Turn, x: number, y: number, w: number, h: number): Omit<FieldBox, "page"> {
  const far = (start: number, size: number) => Math.round((1 - start - size) * 10_000) / 10_000;
  if (turned === 90) return { x: y, y: far(x, w), w: h, h: w };
  if (turned === 180) return { x: far(x, w), y: far(y, h), w, h };
  return turned === 270 ? { x: far(y, h), y: x, w: h, h: w } : { x, y, w, h };
}

/**
 * Words of three letters or more that OCR is sure of, of all such words. A page laid upside down has next to none; on one laid on
 * its side, what is read stands upright: higher than wide.
 */
export function legibility(page: PageText): { words: number; share: number } {
  const long = page.words.filter((word) => /[\p{L}\p{N}]{3}/u.test(word.text));
  const sure = long.filter((word) => word.sure >= 0.7 && word.w > word.h).length;
  return { words: sure, share: long.length === 0 ? 0 : sure / long.length };
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
