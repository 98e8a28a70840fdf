import type { Point, Quad } from "#lib/documents/domain/homography.ts";

/** Height of an A4 sheet for a width of 1. */
const A4 = Math.SQRT2;
/** How near to A4 a sheet must look to be one. */
const NEAR = 0.03;
/** Focal lengths of telephones, in long sides of the picture: those that most have. */
const LENSES = [0.72, 0.85, 1.05];
const USUAL = 0.85;

type Vector = readonly [number, number, number];

/** How high a sheet is for a width of 1, and whether it is one of A4, upright or on its side. Corners in pixels of the whole picture. */
export function shapeOf(corners: Quad, width: number, height: number): { tall: number; isA4: boolean } {
  const long = Math.max(width, height);
  const [a, b, c, d] = corners.map(([x, y]): Point => [(x - width / 2) / long, (y - height / 2) / long]) as [
    Point,
    Point,
    Point,
    Point,
  ];
  const sides = sidesOf([a, b, c, d]);
  const lens = lensOf(sides);
  const seen = lens === null ? LENSES : [lens * 0.93, lens, lens * 1.07];
  const talls = seen.map((focal) => tallOf(sides, focal));
  const [least, most] = [Math.min(...talls), Math.max(...talls)];
  for (const known of [A4, 1 / A4]) {
    if (least < known * (1 + NEAR) && most > known * (1 - NEAR)) return { tall: known, isA4: true };
  }
  return { tall: tallOf(sides, lens ?? USUAL), isA4: false };
}

/** Where the sides of the sheet go in space, but for the lens (Zhang and He, « Whiteboard scanning and image enhancement »). */
function sidesOf([a, b, c, d]: Quad): { across: Vector; down: Vector } {
  const [m1, m2, m3, m4] = ([a, b, d, c] as const).map(([x, y]): Vector => [x, y, 1]) as [
    Vector,
    Vector,
    Vector,
    Vector,
  ];
  const far = cross(m1, m4);
  const k2 = dot(far, m3) / dot(cross(m2, m4), m3);
  const k3 = dot(far, m2) / dot(cross(m3, m4), m2);
  return { across: minus(m2, k2, m1), down: minus(m3, k3, m1) };
}

/** The focal length that makes the corner of the sheet a right angle; null where the picture says too little of it. */
function lensOf({ across, down }: ReturnType<typeof sidesOf>): number | null {
  const depth = across[2] * down[2];
  if (Math.abs(across[2]) < 0.04 || Math.abs(down[2]) < 0.04) return null;
  const squared = -(across[0] * down[0] + across[1] * down[1]) / depth;
  return squared > 0.3 && squared < 6 ? Math.sqrt(squared) : null;
}

function tallOf({ across, down }: ReturnType<typeof sidesOf>, focal: number): number {
  const length = ([x, y, z]: Vector) => Math.hypot(x / focal, y / focal, z);
  return length(down) / length(across);
}

const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const minus = (a: Vector, by: number, b: Vector): Vector => [by * a[0] - b[0], by * a[1] - b[1], by * a[2] - b[2]];
