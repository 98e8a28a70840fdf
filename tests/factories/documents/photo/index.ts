import sharp from "sharp";
import { homographyOf, type Point, type Quad, rectangle } from "#lib/documents/domain/homography.ts";
import { type GreyImage, greyPdfPage } from "#lib/documents/workers/page-image.ts";
import { cornersSeen, type Pose } from "#tests/factories/documents/photo/camera.ts";
import {
  type Colour,
  GROUNDS,
  type Ground,
  grainOf,
  groundOf,
  type Paint,
} from "#tests/factories/documents/photo/ground.ts";
import { dice } from "#tests/factories/documents/sample.ts";

/** How a sheet is photographed. What is not said is rolled from the seed. */
export type Photo = Partial<Pose> & {
  readonly seed: number;
  readonly ground?: Ground;
  /** Light in the shadow, of 1; 1 is none. */
  readonly shadow?: number;
  /** Pixels across. The picture is four thirds as high. */
  readonly width?: number;
  /** The camera was held on its side and says so in the EXIF of the file. */
  readonly turned?: boolean;
  readonly blur?: number;
};

/** A picture, three bytes a pixel, and where the corners of the sheet are in it, as shares of its sides. */
export type Photographed = { data: Uint8Array; width: number; height: number; corners: Quad };

/** A page of a PDF photographed with a telephone, as the JPEG it makes. */
export async function photoJpeg(pdf: Uint8Array, photo: Photo): Promise<{ jpeg: Uint8Array; corners: Quad }> {
  const drawn = await greyPdfPage(pdf, 1, 200);
  if (!drawn.ok) throw new Error(`cannot draw: ${drawn.code}`);
  const { data, width, height, corners } = photographed(drawn.data, photo);
  const raw = { width, height, channels: 3 } as const;
  const blurred = await sharp(data, { raw })
    .blur(photo.blur ?? 0.7)
    .png({ compressionLevel: 1 })
    .toBuffer();
  const held = sharp(blurred).rotate(photo.turned ? 270 : 0);
  const jpeg = await held
    .withMetadata({ orientation: photo.turned ? 6 : 1 })
    .jpeg({ quality: 82 })
    .toBuffer();
  return { jpeg: new Uint8Array(jpeg), corners };
}

/** The same without lens and file: what a test of the finder of corners needs. */
export function photographed(page: GreyImage, photo: Photo): Photographed {
  const roll = dice(photo.seed * 7919);
  const within = (least: number, most: number) => least + (roll.int(1001) / 1000) * (most - least);
  const rolled: Pose = {
    pitch: within(-24, 24),
    yaw: within(-18, 18),
    roll: within(-9, 9),
    fill: within(0.7, 0.94),
    shift: [within(-0.02, 0.02), within(-0.02, 0.02)],
  };
  const width = photo.width ?? 2100;
  const height = Math.round((width * 4) / 3);
  const ground = photo.ground ?? roll.pick(GROUNDS);
  const light = lightOf(photo.seed, photo.shadow ?? (roll.chance(0.5) ? within(0.45, 0.8) : 1));
  const quad = cornersSeen({ ...rolled, ...photo }, page.height / page.width, width, height);
  const toPage = homographyOf(quad, rectangle(page.width, page.height));
  if (!toPage) throw new Error("a sheet seen from its edge");
  const warm: Colour = [1, within(0.94, 1), within(0.84, 1)];
  const grains = Array.from({ length: 65_521 }, () => roll.int(13) - 6);
  const scene = sceneOf(width, height, groundOf(ground, photo.seed), light);
  const [m0 = 0, m1 = 0, m2 = 0, m3 = 0, m4 = 0, m5 = 0, m6 = 0, m7 = 0, m8 = 1] = toPage;
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const depth = m6 * (x + 0.5) + m7 * (y + 0.5) + m8;
      const u = (m0 * (x + 0.5) + m1 * (y + 0.5) + m2) / depth;
      const v = (m3 * (x + 0.5) + m4 * (y + 0.5) + m5) / depth;
      const tone = u >= 0 && v >= 0 && u < page.width && v < page.height ? paperTone(page, u, v) : -1;
      const under = scene.at(x, y);
      const at = 3 * (y * width + x);
      const noise = grains[at % grains.length] ?? 0;
      for (let channel = 0; channel < 3; channel += 1) {
        const colour = tone < 0 ? (scene.ground[3 * under + channel] ?? 0) : tone;
        const lit = colour * (scene.light[under] ?? 1) * (warm[channel] ?? 1) + noise;
        data[at + channel] = Math.max(0, Math.min(255, lit));
      }
    }
  }
  const [a, b, c, d] = quad.map(([x, y]): Point => [x / width, y / height]);
  if (!a || !b || !c || !d) throw new Error("unreachable: a sheet has four corners");
  return { data, width, height, corners: [a, b, c, d] };
}

/** Ground and light, worked out for squares of some pixels: neither changes from one pixel to the next. */
function sceneOf(width: number, height: number, paint: Paint, light: (x: number, y: number) => number) {
  const side = Math.max(1, Math.round(width / 700));
  const [across, down] = [Math.ceil(width / side), Math.ceil(height / side)];
  const ground = new Float32Array(3 * across * down);
  const lights = new Float32Array(across * down);
  for (let at = 0; at < lights.length; at += 1) {
    const [x, y] = [(at % across) * side, Math.floor(at / across) * side];
    ground.set(paint(x / width, y / width), 3 * at);
    lights[at] = light(x / width, y / height);
  }
  return { ground, light: lights, at: (x: number, y: number) => Math.floor(y / side) * across + Math.floor(x / side) };
}

/** Ink and paper between four pixels; paper is not quite white. */
function paperTone({ data, width, height }: GreyImage, u: number, v: number): number {
  const [x, y] = [Math.max(0, u - 0.5), Math.max(0, v - 0.5)];
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, below] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const at = (column: number, row: number) => data[row * width + column] ?? 255;
  const above = at(left, top) + (at(right, top) - at(left, top)) * (x - left);
  const under = at(left, below) + (at(right, below) - at(left, below)) * (x - left);
  return 22 + 0.86 * (above + (under - above) * (y - top));
}

/** Less light toward the corners of the frame, and the shadow of a hand or of a telephone with a soft edge. */
function lightOf(seed: number, shadow: number): (x: number, y: number) => number {
  const roll = dice(seed + 17);
  const angle = (roll.int(360) * Math.PI) / 180;
  const [across, down] = [Math.cos(angle), Math.sin(angle)];
  const soft = 9 + roll.int(50);
  const bend = grainOf(seed + 3);
  return (x, y) => {
    const [dx, dy] = [x - 0.5, y - 0.5];
    const fade = 1 - 0.25 * (dx * dx + dy * dy);
    const depth = 1 / (1 + Math.exp((dx * across + dy * down + 0.1 + 0.1 * bend(x * 3, y * 3)) * soft));
    return fade * (1 - (1 - shadow) * depth);
  };
}
