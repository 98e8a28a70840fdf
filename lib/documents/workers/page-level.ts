import sharp from "sharp";
import type { PageText } from "#lib/documents/domain/page-text.ts";
import type { GreyImage } from "#lib/documents/workers/page-image.ts";

/** The picture turned a few degrees clockwise, white around: it is a little larger then. */
export async function levelled(image: GreyImage, degrees: number): Promise<{ image: GreyImage }> {
  const raw = { width: image.width, height: image.height, channels: 1 } as const;
  const { data, info } = await sharp(image.data, { raw })
    .rotate(degrees, { background: "#ffffff" })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { image: { ...image, data, width: info.width, height: info.height } };
}

/**
 * Words of a levelled page at their places on the page as it lay, which is what the screen shows; `slope` says how its lines rise.
 * `lay`: the page before it was levelled.
 */
export function asItLay(level: PageText, lay: Omit<PageText, "words">, degrees: number): PageText {
  const angle = (-degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const words = level.words.map((word) => {
    const [dx, dy] = [word.x + word.w / 2 - level.width / 2, word.y + word.h / 2 - level.height / 2];
    const [x, y] = [lay.width / 2 + dx * cos - dy * sin, lay.height / 2 + dx * sin + dy * cos];
    return { ...word, x: x - word.w / 2, y: y - word.h / 2 };
  });
  return { ...level, width: lay.width, height: lay.height, slope: Math.tan(angle) + level.slope, words };
}
