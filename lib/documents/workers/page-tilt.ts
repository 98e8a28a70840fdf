import type { GreyImage } from "#lib/documents/workers/page-image.ts";

/** Dots of ink of a small copy of the page. */
type Dots = { readonly xs: Int32Array; readonly ys: Int32Array; readonly width: number; readonly height: number };

const SMALL = 620;
const MOST_DOTS = 24_000;
/** A page with fewer has too little on it to tell how it lies. */
const ENOUGH = 400;
/** Dots in a row, across or down, that are no letter: a rule, a side of a frame, a coloured ground. */
const RULE = 16;
/** Beyond this the page was not laid askew, it was turned. */
const MOST = 12;

/** As many of the dots as are worth counting. */
function thinned(dots: Dots): Dots {
  const every = Math.ceil(dots.xs.length / MOST_DOTS);
  if (every <= 1) return dots;
  const some = (_: number, i: number) => i % every === 0;
  return { ...dots, xs: dots.xs.filter(some), ys: dots.ys.filter(some) };
}

/** How a page lies: degrees to turn it clockwise so that its lines are level, and whether they run up or down instead of across. */
export type Lie = { readonly degrees: number; readonly sideways: boolean };

/**
 * From how the ink gathers in lines: at the right angle rows of ink and rows of white differ most. 5 to 10 ms. A page with too little on it lies
 * straight.
 */
export function lieOf(image: GreyImage): Lie {
  const dots = dotsOf(image);
  if (dots.xs.length < ENOUGH) return { degrees: 0, sideways: false };
  if (runsDown(thinned(withoutRules(dots)))) return { degrees: 0, sideways: true };
  const { xs, ys, width, height } = thinned(dots);
  return { degrees: -bestAngle(xs, ys, width, height).degrees, sideways: false };
}

/** Whether what is written runs up or down. Rules would say so of every page that has a frame or columns: they tell how it is tilted, not how it is read. */
function runsDown({ xs, ys, width, height }: Dots): boolean {
  if (xs.length < ENOUGH) return false;
  return bestAngle(ys, xs, height, width).contrast > bestAngle(xs, ys, width, height).contrast * 1.35;
}

function withoutRules(dots: Dots): Dots {
  const { xs, ys, width, height } = dots;
  const ink = new Uint8Array(width * height);
  for (let i = 0; i < xs.length; i += 1) ink[(ys[i] ?? 0) * width + (xs[i] ?? 0)] = 1;
  const rules = new Uint8Array(width * height);
  const mark = (lanes: number, length: number, at: (lane: number, place: number) => number) => {
    for (let lane = 0; lane < lanes; lane += 1)
      for (let place = 0, from = 0; place <= length; place += 1) {
        if (place < length && ink[at(lane, place)]) continue;
        if (place - from >= RULE) for (let p = from; p < place; p += 1) rules[at(lane, p)] = 1;
        from = place + 1;
      }
  };
  mark(height, width, (row, column) => row * width + column);
  mark(width, height, (column, row) => row * width + column);
  const written = (_: number, i: number) => !rules[(ys[i] ?? 0) * width + (xs[i] ?? 0)];
  return { ...dots, xs: xs.filter(written), ys: ys.filter(written) };
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
  const size = { width: Math.ceil(width / step) + 1, height: Math.ceil(height / step) + 1 };
  return { xs: Int32Array.from(xs), ys: Int32Array.from(ys), ...size };
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
