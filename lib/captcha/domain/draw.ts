import { between, type Chance } from "#lib/captcha/domain/chance.ts";

/** One step of an outline as a font gives it: `moveTo`, `lineTo`, `quadraticCurveTo`, `bezierCurveTo`, `closePath`. */
export type OutlineStep = { readonly command: string; readonly args: readonly number[] };
/** An outline in units of the em, y upwards, with the width of its box. */
export type Outline = { readonly steps: readonly OutlineStep[]; readonly width: number };

export const IMAGE = { width: 600, height: 200 } as const;
const LETTERS: Readonly<Record<string, string>> = {
  moveTo: "M",
  lineTo: "L",
  quadraticCurveTo: "Q",
  bezierCurveTo: "C",
  closePath: "Z",
};
const [PAPER, INK] = ["#f4f0e6", "#23303d"] as const;

type Point = readonly [number, number];
type Bend = (x: number, y: number) => Point;

/**
 * The characters as an SVG of paths: each tilted, shifted and stretched, all bent by one wave, with lines of the ink across them and
 * lines of the paper through them. It has a paper of its own, so that it reads the same on a light page and on a dark one.
 */
export function drawCode(outlines: readonly Outline[], chance: Chance): string {
  const wave = waveOf(chance);
  const step = (IMAGE.width - 90) / outlines.length;
  const glyphs = outlines.map((outline, index) => {
    const place = placing(outline, 45 + step * (index + 0.5), chance);
    return `<path d="${pathOf(outline.steps, (x, y) => wave(...place(x, y)))}"/>`;
  });
  const lines = Array.from({ length: 4 }, () => line(chance, INK, between(chance, 3, 5)));
  const cuts = Array.from({ length: 3 }, () => line(chance, PAPER, between(chance, 3, 5)));
  const dots = Array.from({ length: 60 }, () => dot(chance));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${IMAGE.width}" height="${IMAGE.height}">`,
    `<rect width="${IMAGE.width}" height="${IMAGE.height}" fill="${PAPER}"/>`,
    `<g fill="${INK}">${dots.join("")}</g>`,
    `<g fill="${INK}" stroke="${INK}" stroke-width="6" stroke-linejoin="round">${glyphs.join("")}</g>`,
    ...cuts,
    ...lines,
    "</svg>",
  ].join("");
}

/** Puts one character around `centre`: size, tilt, slant and height of its own. */
function placing(outline: Outline, centre: number, chance: Chance): Bend {
  const [sizeX, sizeY] = [between(chance, 115, 145), between(chance, 125, 160)];
  const angle = (between(chance, -22, 22) * Math.PI) / 180;
  const slant = between(chance, -0.25, 0.25);
  const [dx, dy] = [centre + between(chance, -9, 9), IMAGE.height / 2 + between(chance, -16, 16)];
  return (x, y) => {
    const [ux, uy] = [(x - outline.width / 2) * sizeX, (0.33 - y) * sizeY];
    const sx = ux - slant * uy;
    return [dx + sx * Math.cos(angle) - uy * Math.sin(angle), dy + sx * Math.sin(angle) + uy * Math.cos(angle)];
  };
}

function waveOf(chance: Chance): Bend {
  const [heightX, heightY] = [between(chance, 3, 6), between(chance, 5, 9)];
  const [lengthX, lengthY] = [between(chance, 70, 110), between(chance, 90, 150)];
  const [startX, startY] = [between(chance, 0, 6.3), between(chance, 0, 6.3)];
  return (x, y) => [x + heightX * Math.sin(y / lengthX + startX), y + heightY * Math.sin(x / lengthY + startY)];
}

function pathOf(steps: readonly OutlineStep[], bend: Bend): string {
  return steps
    .map(({ command, args }) => {
      const points: string[] = [];
      for (let i = 0; i + 1 < args.length; i += 2)
        points.push(
          bend(args[i] ?? 0, args[i + 1] ?? 0)
            .map(round)
            .join(" "),
        );
      return `${LETTERS[command] ?? ""}${points.join(" ")}`;
    })
    .join("");
}

function line(chance: Chance, colour: string, width: number): string {
  const y = () => round(between(chance, 25, IMAGE.height - 25));
  const [one, two] = [between(chance, 100, 250), between(chance, 350, 500)].map(round);
  return `<path d="M${round(between(chance, 0, 60))} ${y()}C${one} ${y()} ${two} ${y()} ${round(between(chance, 540, 600))} ${y()}" fill="none" stroke="${colour}" stroke-width="${round(width)}"/>`;
}

function dot(chance: Chance): string {
  return `<circle cx="${round(between(chance, 0, IMAGE.width))}" cy="${round(between(chance, 0, IMAGE.height))}" r="${round(between(chance, 1, 2.6))}"/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
