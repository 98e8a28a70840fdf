import type { Point, Quad } from "#lib/documents/domain/homography.ts";
import type { Field } from "#lib/documents/workers/sheet/edges.ts";

/** A side of a sheet as it is seen. Tones are logarithms. */
export type Side = {
  readonly length: number;
  /** Share of it where it is darker outside. */
  readonly seen: number;
  /** How much darker, on the whole. */
  readonly step: number;
  readonly inner: number;
  readonly outer: number;
  /** Share of it that has paper inside all along: as light as elsewhere, or as much lighter than what is outside. */
  readonly even: number;
  /** Whether an edge goes on, straight, beyond its end and before its start: the sheet may be larger. */
  readonly beyond: boolean;
  readonly before: boolean;
};

/** Light that is lower by this much: an edge. */
const STEP = 0.09;
const SAMPLES = 56;
/** Least share of a side that lies in the picture, and of that which is an edge. */
const INSIDE = 0.55;
const SEEN = 0.7;
const UNEVEN = 0.22;
/** How far past its end a side is looked for, in shares of it. */
const PAST = 0.14;

/** The four sides; null as soon as one is no edge. */
export function sidesOf(quad: Quad, field: Field): Side[] | null {
  const sides: Side[] = [];
  for (const [i, from] of quad.entries()) {
    const side = sideOf(from, quad[(i + 1) % 4] ?? from, field);
    if (!side) return null;
    sides.push(side);
  }
  return sides;
}

function sideOf(from: Point, to: Point, field: Field): Side | null {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const [ux, uy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const at = (along: number) => across(from[0] + ux * along, from[1] + uy * along, ux, uy, field);
  const looks: { inner: number; outer: number }[] = [];
  for (let i = 0; i < SAMPLES; i += 1) {
    const here = at(length * (0.03 + (0.94 * (i + 0.5)) / SAMPLES));
    if (!here) continue;
    looks.push(here);
  }
  const looked = looks.length;
  const steps = looks.map(({ inner, outer }) => inner - outer);
  const seen = steps.filter((step) => step >= STEP).length;
  // A side that is mostly out of the picture is not known.
  if (looked < SAMPLES * INSIDE || seen < looked * SEEN) return null;
  const [lightest, usual] = [
    shareAt(
      looks.map(({ inner }) => inner),
      0.85,
    ),
    shareAt(steps, 0.75),
  ];
  const even = looks.filter(({ inner, outer }) => inner > lightest - UNEVEN || inner - outer > usual / 2).length;
  const goesOn = (start: number) => {
    let [there, edges] = [0, 0];
    for (let i = 0; i < 14; i += 1) {
      const here = at(start + (length * PAST * i) / 14);
      if (!here) continue;
      there += 1;
      if (Math.abs(here.inner - here.outer) >= STEP) edges += 1;
    }
    return there >= 5 && edges > there * 0.7;
  };
  return {
    length,
    seen: seen / looked,
    step: mean(steps),
    inner: mean(looks.map(({ inner }) => inner)),
    outer: mean(looks.map(({ outer }) => outer)),
    even: even / looked,
    beyond: goesOn(length * 1.02),
    before: goesOn(-length * (PAST + 0.02)),
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const shareAt = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

/** Tones on both sides of a place on a side. Clockwise and with y downward, the inside is to the right of the way. */
function across(x: number, y: number, ux: number, uy: number, { tones, width, height }: Field) {
  if (x < 5 || y < 5 || x > width - 6 || y > height - 6) return null;
  const tone = (far: number) => tones[Math.round(y + far * ux) * width + Math.round(x - far * uy)] ?? 0;
  return { inner: (tone(2) + tone(3)) / 2, outer: (tone(-2) + tone(-3)) / 2 };
}
