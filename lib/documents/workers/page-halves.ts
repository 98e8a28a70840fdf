import type { GreyImage } from "#lib/documents/workers/page-image.ts";

/** Rows of white, in heights of a page, that a cut needs: a tilted line of text must not reach across. */
const WHITE = 1 / 180;
/** Darker than this is ink. */
const INK = 150;
/** Ink that goes down further than this, in heights of a page, is a rule between columns or a side of a frame, and no letter. */
const STANDING = 1 / 40;
/** All standing rules of a row together, in widths of a page: more is a picture or a coloured ground. */
const RULES = 0.03;

/** Where a page is cut. `throughRules`: no row near the middle is white, and the cut goes through lines that stand between columns. */
export type Cut = { readonly row: number; readonly throughRules: boolean };
export type PagePart = "whole" | "top" | "bottom";

/** The rows that a part of a page covers. Without a cut near the middle the top part is the page, and the bottom part nothing. */
export function rowsOfPart(image: GreyImage, part: PagePart): { from: number; to: number; throughRules: boolean } {
  const cut = part === "whole" ? null : cutOf(image);
  const [row, throughRules] = [cut?.row ?? image.height, cut?.throughRules ?? false];
  return part === "bottom" ? { from: row, to: image.height, throughRules } : { from: 0, to: row, throughRules };
}

/** The cut nearest to where half of the ink is above: in white if there is some, else between lines of text but through rules. */
export function cutOf(image: GreyImage): Cut | null {
  const { ink, rules } = inkOfRows(image);
  const clean = middleOfWhite(image, ink);
  if (clean !== null) return { row: clean, throughRules: false };
  const written = ink.map((dark, y) => ((rules[y] ?? 0) * 2 <= image.width * RULES ? dark - (rules[y] ?? 0) : dark));
  const between = middleOfWhite(image, written);
  return between === null ? null : { row: between, throughRules: true };
}

/** Of each row, how many of every second pixel are ink, and how many of these belong to something that stands. */
function inkOfRows({ data, width, height }: GreyImage): { ink: Float64Array; rules: Float64Array } {
  const [ink, rules] = [new Float64Array(height), new Float64Array(height)];
  const begun = new Int32Array(width).fill(-1);
  const least = height * STANDING;
  for (let y = 0; y <= height; y += 1) {
    for (let x = 0; x < width; x += 2) {
      const dark = y < height && (data[y * width + x] ?? 255) < INK;
      if (dark) ink[y] = (ink[y] ?? 0) + 1;
      const from = begun[x] ?? -1;
      if (dark && from < 0) begun[x] = y;
      if (dark || from < 0) continue;
      begun[x] = -1;
      if (y - from >= least) for (let row = from; row < y; row += 1) rules[row] = (rules[row] ?? 0) + 1;
    }
  }
  return { ink, rules };
}

/** The middle of the band of white nearest to where half of the ink is above. Null when there is none near it. */
function middleOfWhite({ width, height }: GreyImage, ink: Float64Array): number | null {
  const total = ink.reduce((sum, row) => sum + row, 0);
  const noise = width * 0.0008;
  const least = Math.max(6, height * WHITE);
  let [above, white, bestOff] = [0, 0, 0.2];
  let best: number | null = null;
  for (let y = 0; y < height; y += 1) {
    above += ink[y] ?? 0;
    white = (ink[y] ?? 0) <= noise ? white + 1 : 0;
    const off = Math.abs(above / total - 0.5);
    if (white >= least && off < bestOff) [best, bestOff] = [y - Math.floor(white / 2), off];
  }
  return best;
}
