import type { Edge } from "#lib/documents/workers/sheet/edges.ts";

/** All points with x·dx + y·dy = far; (dx, dy) points to the lighter side. `weight`: how much light changes along it. */
export type Line = { readonly dx: number; readonly dy: number; readonly far: number; readonly weight: number };

const TURNS = 180;
/** An edge is a part of lines that turn this many steps away from it. */
const LOOSE = 3;
const BIN = 2;
const MOST_LINES = 28;

/** The straight edges of a picture, the strongest first: what gathers most edges is taken with them, then what gathers most of the others. */
export function linesOf(edges: readonly Edge[], width: number, height: number): Line[] {
  const reach = Math.ceil(Math.hypot(width, height));
  const bins = Math.ceil((2 * reach) / BIN);
  const votes = new Float32Array(TURNS * bins);
  const vote = ({ x, y, dx, dy, weight }: Edge, sign: 1 | -1) => {
    const turn = Math.round((Math.atan2(dy, dx) / (2 * Math.PI)) * TURNS);
    for (let near = turn - LOOSE; near <= turn + LOOSE; near += 1) {
      const [across, down] = DIRECTIONS[(near + TURNS) % TURNS] ?? [1, 0];
      const at = ((near + TURNS) % TURNS) * bins + Math.round((x * across + y * down + reach) / BIN);
      votes[at] = (votes[at] ?? 0) + sign * weight;
    }
  };
  for (const edge of edges) vote(edge, 1);
  const least = 0.14 * Math.min(width, height) * 0.05;
  const lines: Line[] = [];
  let left = edges;
  while (lines.length < MOST_LINES) {
    const [best, most] = strongest(votes);
    if (most < least) break;
    const [dx, dy] = DIRECTIONS[Math.floor(best / bins)] ?? [1, 0];
    const { line, near } = fitted({ dx, dy, far: (best % bins) * BIN - reach, weight: 0 }, left);
    if (line) lines.push(line);
    for (const edge of near) vote(edge, -1);
    // A peak that no line goes through must not come back.
    votes[best] = 0;
    left = left.filter((edge) => !near.has(edge));
  }
  return lines;
}

const DIRECTIONS = Array.from({ length: TURNS }, (_, turn) => {
  const angle = (turn / TURNS) * 2 * Math.PI;
  return [Math.cos(angle), Math.sin(angle)] as const;
});

function strongest(votes: Float32Array): readonly [at: number, most: number] {
  let [best, most] = [0, 0];
  for (let at = 0; at < votes.length; at += 1) {
    if ((votes[at] ?? 0) > most) [best, most] = [at, votes[at] ?? 0];
  }
  return [best, most];
}

/** The line nearest to the edges around it, looked at more and more closely. */
function fitted(start: Line, edges: readonly Edge[]): { line: Line | null; near: Set<Edge> } {
  let line = start;
  for (const band of [4, 3, 2, 1.5]) {
    const near = edges.filter(
      ({ x, y, dx, dy }) => dx * line.dx + dy * line.dy > 0.94 && Math.abs(x * line.dx + y * line.dy - line.far) < band,
    );
    const next = through(near, line);
    if (!next) return { line: null, near: new Set(near) };
    line = next;
  }
  const own = edges.filter(
    ({ x, y, dx, dy }) => dx * line.dx + dy * line.dy > 0.9 && Math.abs(x * line.dx + y * line.dy - line.far) < 2.5,
  );
  return { line, near: new Set(own) };
}

/** Least squares across the line. */
function through(edges: readonly Edge[], old: Line): Line | null {
  const all = edges.reduce((sum, { weight }) => sum + weight, 0);
  if (edges.length < 8) return null;
  const [cx, cy] = [
    edges.reduce((sum, { x, weight }) => sum + x * weight, 0) / all,
    edges.reduce((sum, { y, weight }) => sum + y * weight, 0) / all,
  ];
  let [xx, xy, yy] = [0, 0, 0];
  for (const { x, y, weight } of edges) {
    xx += weight * (x - cx) * (x - cx);
    xy += weight * (x - cx) * (y - cy);
    yy += weight * (y - cy) * (y - cy);
  }
  const along = Math.atan2(2 * xy, xx - yy) / 2;
  const [nx, ny] = [-Math.sin(along), Math.cos(along)];
  const sign = nx * old.dx + ny * old.dy < 0 ? -1 : 1;
  const [dx, dy] = [nx * sign, ny * sign];
  return { dx, dy, far: cx * dx + cy * dy, weight: all };
}
