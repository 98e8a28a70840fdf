import type { GreyImage } from "#lib/documents/workers/page-image.ts";

/** Rows of white, in heights of a page, that a cut needs: a tilted line of text must not reach across. */
const WHITE = 1 / 180;
/** Darker than this is ink. */
const INK = 150;

/** The rows that a part of a page covers. Without a clean cut near the middle the top part is the page, and the bottom part nothing. */
export function rowsOfPart(image: GreyImage, part: "whole" | "top" | "bottom"): { from: number; to: number } {
  const cut = part === "whole" ? image.height : cutRow(image);
  return part === "bottom" ? { from: cut, to: image.height } : { from: 0, to: cut };
}

/** The middle of the band of white nearest to where half of the ink is above. The height of the page when there is none. */
export function cutRow({ data, width, height }: GreyImage): number {
  const ink = new Float64Array(height);
  for (let y = 0; y < height; y += 1) {
    let dark = 0;
    for (let x = y * width; x < (y + 1) * width; x += 2) if ((data[x] ?? 255) < INK) dark += 1;
    ink[y] = dark;
  }
  const total = ink.reduce((sum, row) => sum + row, 0);
  const noise = width * 0.0008;
  const least = Math.max(6, height * WHITE);
  let [above, white, best, bestOff] = [0, 0, height, 0.2];
  for (let y = 0; y < height; y += 1) {
    above += ink[y] ?? 0;
    white = (ink[y] ?? 0) <= noise ? white + 1 : 0;
    const off = Math.abs(above / total - 0.5);
    if (white >= least && off < bestOff) [best, bestOff] = [y - Math.floor(white / 2), off];
  }
  return best;
}
