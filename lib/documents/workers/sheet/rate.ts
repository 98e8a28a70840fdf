import type { Point, Quad } from "#lib/documents/domain/homography.ts";
import { areaOf, type Candidate } from "#lib/documents/workers/sheet/corners.ts";
import type { Edge, Field, SmallPicture } from "#lib/documents/workers/sheet/edges.ts";
import { shapeOf } from "#lib/documents/workers/sheet/shape.ts";

/** A sheet that may be, how high it is for a width of 1, and how sure that is it. The one with the highest score is the likeliest. */
export type Rated = Candidate & { readonly tall: number; readonly confidence: number; readonly score: number };

/** What a picture is looked at by. */
export type Looks = { readonly picture: SmallPicture; readonly field: Field; readonly edges: readonly Edge[] };

/** More of it is darker than its sides by this much (a logarithm) than a page may have in black: something else. */
const DARKER = 0.5;
const MOST_DARK = 0.22;
/** Edges for one pixel of a page, once its writing is gone. */
const MOST_EDGES = 0.02;
/** Tones outside of its four sides that are further apart: what is beyond one of them is no ground. */
const ODD = 0.45;
/** A4 is what invoices are printed on. */
const BONUS = 1.3;
/** Paper that is darker than the rest by this much is in a shadow, or no paper. */
const GROUND = 0.25;
/** Shares of what is beside a sheet that stand out as letters do: of a ground, and of a part of the page. */
const QUIET = 0.01;
const WRITTEN = 0.03;
const LESS_SURE = 0.15;

/** A sheet of another shape than A4 may be a part of one: it must lie on one ground, without writing beside it, and end at its corners. */
export function rate(one: Candidate, looks: Looks): Rated {
  const { picture, field, edges } = looks;
  const { tall, isA4 } = shapeOf(one.corners, field.width, field.height);
  const score = one.sides.reduce(
    (sum, { length, seen, even, step }) => sum + length * seen * even * even * Math.min(0.5, step),
    0,
  );
  const weakest = Math.min(...one.sides.map(({ seen }) => seen));
  const isPaper =
    !hasGroundInside(one) && darkShare(one, field) <= MOST_DARK && unrest(one.corners, edges) <= MOST_EDGES;
  const beside = isPaper ? writingBeside(one.corners, picture) : [];
  // A ground with a grain of its own looks like writing on all sides.
  const written = Math.max(...beside, 0);
  const alone = beside.filter((share) => share > written / 5).length === 1;
  const whole = isA4 ? written < WRITTEN || !alone : !goesOn(one) && !isOdd(one) && written < QUIET;
  const confidence = isPaper && whole ? weakest - (isA4 ? 0 : LESS_SURE) : 0;
  return { ...one, tall, confidence, score: isA4 ? score * BONUS : score };
}

/** Whether two sides that face each other go on beyond the one between them. */
const goesOn = ({ sides }: Candidate) => sides.some((side, i) => side.beyond && sides[(i + 2) % 4]?.before);

function isOdd({ sides }: Candidate): boolean {
  const outers = sides.map(({ outer }) => outer).sort((a, b) => a - b);
  const middle = ((outers[1] ?? 0) + (outers[2] ?? 0)) / 2;
  return outers.some((tone) => Math.abs(tone - middle) > ODD);
}

/** Whether beside one side there is less light than beside the others, and no shadow, which would darken both sides of the edge. */
function hasGroundInside({ sides }: Candidate): boolean {
  const middle = (values: number[]) => values.sort((a, b) => a - b)[2] ?? 0;
  const [light, high] = [middle(sides.map(({ inner }) => inner)), middle(sides.map(({ step }) => step))];
  return sides.some(({ inner, step }) => inner < light - GROUND && step < high / 2);
}

/** How much of what is inside is much darker than the darkest side. */
function darkShare({ corners, sides }: Candidate, { tones, width, height }: Field): number {
  const limit = Math.min(...sides.map(({ inner }) => inner)) - DARKER;
  const [a, b, c, d] = corners;
  let [dark, all] = [0, 0];
  for (let v = 0.05; v < 1; v += 0.05) {
    for (let u = 0.05; u < 1; u += 0.05) {
      const between = (axis: 0 | 1) =>
        (a[axis] * (1 - u) + b[axis] * u) * (1 - v) + (d[axis] * (1 - u) + c[axis] * u) * v;
      const [x, y] = [Math.round(between(0)), Math.round(between(1))];
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      all += 1;
      if ((tones[y * width + x] ?? 0) < limit) dark += 1;
    }
  }
  return all === 0 ? 1 : dark / all;
}

function unrest(corners: Quad, edges: readonly Edge[]): number {
  const inside = edges.filter(({ x, y }) =>
    corners.every(([fromX, fromY], i) => {
      const [toX, toY] = corners[(i + 1) % 4] ?? [fromX, fromY];
      const far = (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX);
      return far > 6 * Math.hypot(toX - fromX, toY - fromY);
    }),
  );
  return inside.length / areaOf(corners);
}

/** How far from a side writing is looked for, in pixels, and how much a letter stands out there. */
const BESIDE = { from: 5, to: 45 };
const STANDS_OUT = 0.16;

/** For each side, how much of what is outside stands out as letters do. */
function writingBeside(corners: Quad, picture: SmallPicture): number[] {
  return corners.map((from, i) => {
    const to: Point = corners[(i + 1) % 4] ?? from;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const [ux, uy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
    let [letters, all] = [0, 0];
    for (let along = 0.04 * length; along < 0.96 * length; along += 1) {
      for (let far = BESIDE.from; far < BESIDE.to; far += 1) {
        const out = standsOut(
          Math.round(from[0] + ux * along + uy * far),
          Math.round(from[1] + uy * along - ux * far),
          picture,
        );
        if (out === null) break;
        all += 1;
        if (out > STANDS_OUT) letters += 1;
      }
    }
    return all > 200 ? letters / all : 0;
  });
}

/** How much darker or lighter a pixel is than those on both sides of it, as a stroke is and the edge of a thing is not; null outside of the picture. */
function standsOut(x: number, y: number, { data, width, height }: SmallPicture): number | null {
  if (x < 2 || y < 2 || x > width - 3 || y > height - 3) return null;
  const at = y * width + x;
  const tone = (place: number) => Math.log((data[place] ?? 0) + 24);
  const stroke = (step: number) => {
    const [before, after] = [tone(at) - tone(at - step), tone(at) - tone(at + step)];
    return before * after > 0 ? Math.min(Math.abs(before), Math.abs(after)) : 0;
  };
  return Math.max(stroke(2), stroke(2 * width));
}
