export type Point = readonly [x: number, y: number];
/** Corners from the top left one, clockwise. */
export type Quad = readonly [Point, Point, Point, Point];
/** A matrix of three by three, row by row: what a flat sheet undergoes when it is photographed. */
export type Homography = readonly number[];

/** The homography that takes the corners of one quadrilateral to those of another. Null when three of them lie on a line. */
export function homographyOf(from: Quad, to: Quad): Homography | null {
  const rows = from.flatMap(([x, y], i) => {
    const [u, v] = to[i] ?? [0, 0];
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ];
  });
  const solved = solve(rows);
  return solved && [...solved, 1];
}

/** Where a point comes to lie. */
export function through(
  [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1]: Homography,
  point: Point,
): Point {
  const [x, y] = point;
  const depth = g * x + h * y + i;
  return [(a * x + b * y + c) / depth, (d * x + e * y + f) / depth];
}

/** The rectangle of a width and a height, as a quadrilateral. */
export function rectangle(width: number, height: number): Quad {
  return [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
}

/** Gauss with the largest pivot of each column; each row ends with its right side. */
function solve(rows: number[][]): number[] | null {
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    let best = column;
    for (let row = column + 1; row < size; row += 1) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row;
    }
    const [pivot = [], other = []] = [rows[best], rows[column]];
    [rows[column], rows[best]] = [pivot, other];
    const lead = pivot[column] ?? 0;
    if (Math.abs(lead) < 1e-12) return null;
    for (const row of rows) {
      if (row === pivot) continue;
      const share = (row[column] ?? 0) / lead;
      for (let i = column; i <= size; i += 1) row[i] = (row[i] ?? 0) - share * (pivot[i] ?? 0);
    }
  }
  return rows.map((row, i) => (row[size] ?? 0) / (row[i] ?? 1));
}
