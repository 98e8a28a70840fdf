import { type Homography, homographyOf, type Quad, rectangle } from "#lib/documents/domain/homography.ts";
import type { GreyImage } from "#lib/documents/workers/page-image.ts";

/** The outermost share of a sheet, which is taken from just inside: a trace of the table there would be read as a line. */
const RIM = 0.006;

/** The part of a picture between four corners (in its pixels) as a rectangle of that many pixels, each taken between four; white where the picture ends. */
export function straightened(image: GreyImage, corners: Quad, width: number, height: number): GreyImage | null {
  const from = homographyOf(rectangle(width, height), corners);
  return from && { data: sampled(image, from, width, height), width, height, dpi: Math.min(width, height) / 8.27 };
}

function sampled(image: GreyImage, from: Homography, width: number, height: number): Uint8Array {
  const { data } = image;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1] = from;
  const [right, below] = [image.width - 1, image.height - 1];
  const rim = Math.round(RIM * Math.min(width, height));
  const to = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    const down = Math.max(rim, Math.min(height - 1 - rim, y)) + 0.5;
    for (let x = 0; x < width; x += 1, at += 1) {
      const across = Math.max(rim, Math.min(width - 1 - rim, x)) + 0.5;
      const depth = g * across + h * down + i;
      // The middle of a pixel is half a pixel from its edge, here as there.
      const u = (a * across + b * down + c) / depth - 0.5;
      const v = (d * across + e * down + f) / depth - 0.5;
      if (u < 0 || v < 0 || u > right || v > below) {
        to[at] = 255;
        continue;
      }
      const left = u | 0;
      const top = v | 0;
      const row = top * image.width + left;
      const next = top < below ? row + image.width : row;
      const beside = left < right ? 1 : 0;
      const high = (data[row] ?? 0) + ((data[row + beside] ?? 0) - (data[row] ?? 0)) * (u - left);
      const low = (data[next] ?? 0) + ((data[next + beside] ?? 0) - (data[next] ?? 0)) * (u - left);
      to[at] = high + (low - high) * (v - top) + 0.5;
    }
  }
  return to;
}
