import { dice } from "#tests/factories/documents/sample.ts";

export const GROUNDS = ["wood", "cloth", "tiles", "desk", "clutter"] as const;
/** What a sheet lies on. */
export type Ground = (typeof GROUNDS)[number];
export type Colour = readonly [red: number, green: number, blue: number];
/** The colour at a place, in shares of the width of the picture. */
export type Paint = (x: number, y: number) => Colour;

/** A table of wood, a dark cloth, a floor of tiles, a plain desk, or a desk with things on it. The same for the same seed. */
export function groundOf(ground: Ground, seed: number): Paint {
  const roll = dice(seed);
  const lighter = 0.75 + roll.int(50) / 100;
  const grain = grainOf(seed);
  const shade = ([red, green, blue]: Colour, by: number): Colour => [red * by, green * by, blue * by];
  if (ground === "wood") {
    const slant = roll.int(60) / 100 - 0.3;
    return (x, y) => {
      const along = x * slant + y;
      const fibre = Math.sin(along * 90 + 5 * grain(x * 3, y * 9)) * 0.06 + grain(x * 6, along * 160) * 0.14;
      const joint = Math.abs((along * 4) % 1) < 0.02 ? 0.6 : 1;
      return shade([134, 95, 62], lighter * (0.95 + fibre) * joint);
    };
  }
  if (ground === "cloth") return (x, y) => shade([52, 56, 70], lighter * (0.9 + 0.35 * grain(x * 220, y * 220)));
  if (ground === "tiles") {
    return (x, y) => {
      const joint = (x * 7) % 1 < 0.05 || (y * 7) % 1 < 0.05;
      return shade(joint ? [70, 68, 66] : [150, 138, 126], lighter * 0.9 * (0.93 + 0.14 * grain(x * 14, y * 14)));
    };
  }
  const plain = (x: number, y: number) => shade([104, 108, 112], lighter * (0.97 + 0.06 * grain(x * 4, y * 4)));
  if (ground === "desk") return plain;
  const things = Array.from({ length: 14 }, () => ({
    x: roll.int(100) / 100,
    y: roll.int(133) / 100,
    w: 0.05 + roll.int(25) / 100,
    h: 0.05 + roll.int(25) / 100,
    colour: [30 + roll.int(170), 30 + roll.int(170), 30 + roll.int(170)] as Colour,
  }));
  return (x, y) => {
    const on = things.findLast((thing) => x > thing.x && x < thing.x + thing.w && y > thing.y && y < thing.y + thing.h);
    return on ? on.colour : plain(x, y);
  };
}

/** Noise that goes over from one whole place to the next, 0..1. */
export function grainOf(seed: number): (x: number, y: number) => number {
  const at = (x: number, y: number) => {
    let mixed = Math.imul(x + seed * 131, 0x27d4eb2d) ^ Math.imul(y + 7, 0x165667b1);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 4_294_967_296;
  };
  return (x, y) => {
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [x - left, y - top];
    const above = at(left, top) * (1 - u) + at(left + 1, top) * u;
    const below = at(left, top + 1) * (1 - u) + at(left + 1, top + 1) * u;
    return above * (1 - v) + below * v;
  };
}
