import type { Point, Quad } from "#lib/documents/domain/homography.ts";
import type { Field } from "#lib/documents/workers/sheet/edges.ts";
import type { Line } from "#lib/documents/workers/sheet/lines.ts";
import { type Side, sidesOf } from "#lib/documents/workers/sheet/sides.ts";

/** A sheet that may be: its corners in pixels, and its sides from the first corner, clockwise. */
export type Candidate = { readonly corners: Quad; readonly sides: readonly Side[] };

/** How far a corner may lie outside of the picture, in shares of it. */
const OUTSIDE = 0.12;
/** Least part of the picture that a sheet takes. */
const LEAST_AREA = 0.2;
/** Sides that face each other turn at most this much, neighbours at least the other (cosines of angles). */
const FACING = -0.75;
const NEIGHBOURS = 0.62;

/** All that four of the lines may enclose, as long as it has the shape of a sheet. */
export function candidates(lines: readonly Line[], field: Field): Candidate[] {
  const pairs = lines.flatMap((one, i) =>
    lines.slice(i + 1).flatMap((other) => {
      const facing = one.dx * other.dx + one.dy * other.dy < FACING;
      return facing ? [[one, other] as const] : [];
    }),
  );
  const found: Candidate[] = [];
  for (const [i, [a, b]] of pairs.entries()) {
    for (const [c, d] of pairs.slice(i + 1)) {
      const turn = Math.abs((a.dx - b.dx) * (c.dx - d.dx) + (a.dy - b.dy) * (c.dy - d.dy)) / 4;
      if (turn > NEIGHBOURS) continue;
      const corners = cornersOf([a, c, b, d], field);
      const sides = corners && sidesOf(corners, field);
      if (corners && sides) found.push({ corners, sides });
    }
  }
  return found;
}

/** Where lines that follow one another cross, when that makes a sheet that lies on the lighter side of all. */
function cornersOf(around: readonly [Line, Line, Line, Line], { width, height }: Field): Quad | null {
  const points: Point[] = [];
  for (const [i, line] of around.entries()) {
    const next = around[(i + 1) % 4] ?? line;
    const cross = line.dx * next.dy - line.dy * next.dx;
    if (Math.abs(cross) < 0.5) return null;
    const x = (line.far * next.dy - next.far * line.dy) / cross;
    const y = (line.dx * next.far - next.dx * line.far) / cross;
    const [beside, above] = [OUTSIDE * width, OUTSIDE * height];
    if (x < -beside || y < -above || x > width + beside || y > height + above) return null;
    points.push([x, y]);
  }
  const middle: Point = [points.reduce((sum, [x]) => sum + x, 0) / 4, points.reduce((sum, [, y]) => sum + y, 0) / 4];
  if (around.some(({ dx, dy, far }) => dx * middle[0] + dy * middle[1] < far + 4)) return null;
  const ordered = clockwise(points);
  return ordered && areaOf(ordered) > LEAST_AREA * width * height ? ordered : null;
}

/** From the corner nearest to the top left of the picture, clockwise. Null when the sides cross each other. */
function clockwise(points: readonly Point[]): Quad | null {
  const [cx, cy] = [points.reduce((s, [x]) => s + x, 0) / 4, points.reduce((s, [, y]) => s + y, 0) / 4];
  const turned = [...points].sort((a, b) => Math.atan2(a[1] - cy, a[0] - cx) - Math.atan2(b[1] - cy, b[0] - cx));
  // By the angle at the middle the first is the one at the top left, unless the sheet is turned by more than an eighth.
  const first = turned.reduce((best, [x, y], i) => (x + y < sumAt(turned, best) ? i : best), 0);
  const [a, b, c, d] = [0, 1, 2, 3].map((i) => turned[(first + i) % 4]);
  return a && b && c && d && isConvex([a, b, c, d]) ? [a, b, c, d] : null;
}

const sumAt = (points: readonly Point[], at: number) => (points[at]?.[0] ?? 0) + (points[at]?.[1] ?? 0);

function isConvex(quad: Quad): boolean {
  return quad.every((here, i) => {
    const [after, beyond] = [quad[(i + 1) % 4] ?? here, quad[(i + 2) % 4] ?? here];
    return (after[0] - here[0]) * (beyond[1] - after[1]) - (after[1] - here[1]) * (beyond[0] - after[0]) > 1;
  });
}

/** Of a quadrilateral. */
export function areaOf(quad: Quad): number {
  return Math.abs(
    quad.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = quad[(i + 1) % 4] ?? [x, y];
      return sum + x * nextY - nextX * y;
    }, 0) / 2,
  );
}
