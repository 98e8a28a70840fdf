import type { GreyImage } from "#lib/documents/workers/page-image.ts";

/** Dots of ink of a small copy of the page. */
type Dots = { readonly xs: Int32Array; readonly ys: Int32Array; readonly width: number; readonly height: number };

const SMALL = 620;
const MOST_DOTS = 24_000;
/** Beyond this the page was not laid askew, it was turned. */
const MOST = 12;

/** How a page lies: degrees to turn it clockwise so that its lines are level, and whether they run up or down instead of across. */
export type Lie = { readonly degrees: number; readonly sideways: boolean };

/**
 * From how the ink gathers in lines: at the right angle rows of ink and rows of white differ most. 5 to 10 ms. A page with too little on it lies
 * straight.
 */
export function lieOf(image: GreyImage): Lie {
  const dots = dotsOf(image);
  if (dots.xs.length < 400) return { degrees: 0, sideways: false };
  const across = bestAngle(dots.xs, dots.ys, dots.width, dots.height);
  const upright = bestAngle(dots.ys, dots.xs, dots.height, dots.width);
  const sideways = upright.contrast > across.contrast * 1.35;
  return { degrees: -(sideways ? 0 : across.degrees), sideways };
}

function dotsOf({ data, width, height }: GreyImage): Dots {
  const step = Math.max(1, Math.round(Math.max(width, height) / SMALL));
  let sum = 0;
  let count = 0;
  for (let at = 0; at < data.length; at += 97) {
    sum += data[at] ?? 255;
    count += 1;
  }
  const ink = (sum / Math.max(1, count)) * 0.68;
  const [xs, ys]: [number[], number[]] = [[], []];
  // The edge of the paper, the shadow of a scanner's lid: lines that are none of the text.
  const [left, top] = [Math.round(width * 0.03), Math.round(height * 0.03)];
  for (let y = top; y < height - top; y += step) {
    for (let x = left; x < width - left; x += step) {
      if ((data[y * width + x] ?? 255) >= ink) continue;
      xs.push(Math.round(x / step));
      ys.push(Math.round(y / step));
    }
  }
  const every = Math.max(1, Math.ceil(xs.length / MOST_DOTS));
  const some = (list: number[]) => Int32Array.from(list.filter((_, i) => i % every === 0));
  return { xs: some(xs), ys: some(ys), width: Math.ceil(width / step), height: Math.ceil(height / step) };
}

function bestAngle(
  along: Int32Array,
  down: Int32Array,
  width: number,
  height: number,
): { degrees: number; contrast: number } {
  const at = (degrees: number) => ({ degrees, contrast: contrastAt(along, down, width, height, degrees) });
  const coarse = Array.from({ length: 2 * MOST + 1 }, (_, i) => at(i - MOST));
  const pick = (list: { degrees: number; contrast: number }[]) =>
    list.reduce((best, one) => (one.contrast > best.contrast ? one : best));
  const around = pick(coarse);
  return pick(Array.from({ length: 21 }, (_, i) => at(around.degrees + (i - 10) / 10)));
}

/** How unlike the rows are when the page is sheared by an angle: the sum of the squares of their ink. */
function contrastAt(along: Int32Array, down: Int32Array, width: number, height: number, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const margin = Math.ceil(Math.abs(slope) * width) + 2;
  const rows = new Float64Array(height + 2 * margin);
  for (let i = 0; i < along.length; i += 1) {
    const row = Math.round((down[i] ?? 0) - (along[i] ?? 0) * slope) + margin;
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let squares = 0;
  for (const ink of rows) squares += ink * ink;
  return squares;
}
