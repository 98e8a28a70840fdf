import { type Point, type Quad, rectangle } from "#lib/documents/domain/homography.ts";

/** How a telephone is held over a sheet: angles in degrees, the share of the frame that the sheet takes, and where its middle is. */
export type Pose = {
  readonly pitch: number;
  readonly yaw: number;
  readonly roll: number;
  readonly fill: number;
  readonly shift: Point;
};

/** Height of the frame to the distance of the lens, as telephones have it. */
const FOCAL = 0.95;

/** Where the corners of a sheet come to lie in a frame. `tall`: height of the sheet for a width of 1. */
export function cornersSeen(pose: Pose, tall: number, width: number, height: number): Quad {
  const sheet = rectangle(1, tall).map(([x, y]) => turned([x - 0.5, y - tall / 2, 0], pose));
  const at = (distance: number) =>
    sheet.map(([x, y, z]): Point => {
      const depth = (FOCAL * height) / (distance + z);
      return [width * (0.5 + pose.shift[0]) + x * depth, height * (0.5 + pose.shift[1]) + y * depth];
    });
  const taken = (points: readonly Point[]) => Math.max(extent(points, 0) / width, extent(points, 1) / height);
  let [near, far] = [1, 40];
  for (let step = 0; step < 40; step += 1) {
    const middle = (near + far) / 2;
    if (taken(at(middle)) > pose.fill) near = middle;
    else far = middle;
  }
  const [a, b, c, d] = at(far);
  if (!a || !b || !c || !d) throw new Error("unreachable: a sheet has four corners");
  return [a, b, c, d];
}

function extent(points: readonly Point[], axis: 0 | 1): number {
  const values = points.map((point) => point[axis]);
  return Math.max(...values) - Math.min(...values);
}

function turned(point: readonly [number, number, number], pose: Pose): readonly [number, number, number] {
  const angle = (degrees: number) =>
    [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)] as const;
  const [x, y, z] = point;
  const [rc, rs] = angle(pose.roll);
  const [x1, y1] = [x * rc - y * rs, x * rs + y * rc];
  const [pc, ps] = angle(pose.pitch);
  const [y2, z2] = [y1 * pc - z * ps, y1 * ps + z * pc];
  const [yc, ys] = angle(pose.yaw);
  return [x1 * yc + z2 * ys, y2, -x1 * ys + z2 * yc];
}
