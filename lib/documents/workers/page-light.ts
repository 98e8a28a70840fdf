import type { GreyImage } from "#lib/documents/workers/page-image.ts";

/** The lightest tone of each square of a picture: the paper behind the letters, whatever falls on it. */
type Paper = { readonly tones: Float32Array; readonly across: number; readonly down: number; readonly side: number };

const SQUARES = 48;
/** Between the darkest and the lightest paper: below, the light is even and the pixels are left as they are. */
const UNEVEN = 0.8;
/** A square this dark, beside the lightest, may be no paper: the table that a page was photographed on. */
const NO_PAPER = 0.5;
/** A table ends at once, a shadow fades: tones on both sides of the edge, two squares apart. */
const EDGE = 0.62;

/**
 * The page of a photo: shadow and uneven light taken out, and what lies around the paper made white. A scan in even light comes back as it is,
 * since pixels as they are read better than pixels computed.
 */
export function evenlyLit(image: GreyImage): GreyImage {
  const paper = paperOf(image);
  const sorted = [...paper.tones].sort((a, b) => a - b);
  const lightest = sorted[Math.floor(sorted.length * 0.95)] ?? 255;
  const darkest = sorted[Math.floor(sorted.length * 0.03)] ?? 255;
  if (lightest === 0 || darkest / lightest > UNEVEN) return image;
  const dark = lightest * NO_PAPER;
  const outside = squaresOutside(paper, dark);
  if (!endsAtOnce(paper, outside)) outside.fill(0);
  return { ...image, data: divided(image, smoothed(paper, outside), outside, dark) };
}

function paperOf({ data, width, height }: GreyImage): Paper {
  const side = Math.max(8, Math.ceil(Math.max(width, height) / SQUARES));
  const [across, down] = [Math.ceil(width / side), Math.ceil(height / side)];
  const tones = new Float32Array(across * down);
  const counts = new Uint32Array(256);
  for (let row = 0; row < down; row += 1) {
    for (let column = 0; column < across; column += 1) {
      counts.fill(0);
      let all = 0;
      for (let y = row * side; y < Math.min(height, (row + 1) * side); y += 2) {
        for (let x = column * side; x < Math.min(width, (column + 1) * side); x += 2) {
          const tone = data[y * width + x] ?? 255;
          counts[tone] = (counts[tone] ?? 0) + 1;
          all += 1;
        }
      }
      tones[row * across + column] = percentileOf(counts, all, 0.85);
    }
  }
  return { tones, across, down, side };
}

function percentileOf(counts: Uint32Array, all: number, share: number): number {
  let seen = 0;
  for (let tone = 0; tone < 256; tone += 1) {
    seen += counts[tone] ?? 0;
    if (seen >= all * share) return tone;
  }
  return 255;
}

/** The dark squares that reach the edge of the picture through others: not a dark picture on the page. */
function squaresOutside({ tones, across, down }: Paper, limit: number): Uint8Array {
  const outside = new Uint8Array(tones.length);
  const next: number[] = [];
  const visit = (x: number, y: number) => {
    const at = y * across + x;
    if (x < 0 || y < 0 || x >= across || y >= down || outside[at] || (tones[at] ?? 255) >= limit) return;
    outside[at] = 1;
    next.push(at);
  };
  for (let x = 0; x < across; x += 1) for (const y of [0, down - 1]) visit(x, y);
  for (let y = 0; y < down; y += 1) for (const x of [0, across - 1]) visit(x, y);
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    const [x, y] = [at % across, Math.floor(at / across)];
    visit(x - 1, y);
    visit(x + 1, y);
    visit(x, y - 1);
    visit(x, y + 1);
  }
  return outside;
}

/** Whether the dark squares at the edge are something else than paper in a shadow. */
function endsAtOnce({ tones, across, down }: Paper, outside: Uint8Array): boolean {
  let [sum, count] = [0, 0];
  for (let y = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1) {
      const at = y * across + x;
      if (!outside[at]) continue;
      for (const [dx, dy] of [
        [2, 0],
        [-2, 0],
        [0, 2],
        [0, -2],
      ] as const) {
        const [u, v] = [x + dx, y + dy];
        const beyond = v * across + u;
        if (u < 0 || v < 0 || u >= across || v >= down || outside[beyond]) continue;
        sum += (tones[at] ?? 0) / Math.max(1, tones[beyond] ?? 255);
        count += 1;
      }
    }
  }
  return count > 0 && sum / count < EDGE;
}

/** Each tone with those around it, the squares outside left out: a dark picture on the page must not become its paper. */
function smoothed(paper: Paper, outside: Uint8Array): Paper {
  const { tones, across, down } = paper;
  const next = new Float32Array(tones.length);
  for (let y = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1) {
      const around: number[] = [];
      for (let row = Math.max(0, y - 1); row <= Math.min(down - 1, y + 1); row += 1)
        for (let column = Math.max(0, x - 1); column <= Math.min(across - 1, x + 1); column += 1)
          if (!outside[row * across + column]) around.push(tones[row * across + column] ?? 255);
      around.sort((a, b) => a - b);
      next[y * across + x] = around[Math.floor(around.length * 0.7)] ?? 255;
    }
  }
  return { ...paper, tones: next };
}

function divided(
  { data, width, height }: GreyImage,
  { tones, across, down, side }: Paper,
  outside: Uint8Array,
  dark: number,
): Uint8Array {
  const clean = new Uint8Array(data.length);
  const edge = besideOutside(outside, across, down);
  const row = new Float32Array(across);
  for (let y = 0; y < height; y += 1) {
    const v = Math.max(0, y / side - 0.5);
    const top = Math.min(down - 1, Math.floor(v));
    const next = Math.min(down - 1, top + 1) * across;
    const share = v - top;
    for (let i = 0; i < across; i += 1)
      row[i] = (tones[top * across + i] ?? 255) * (1 - share) + (tones[next + i] ?? 255) * share;
    const squares = Math.min(down - 1, Math.floor(y / side)) * across;
    for (let x = 0, at = y * width; x < width; x += 1, at += 1) {
      const square = squares + Math.floor(x / side);
      const tone = data[at] ?? 255;
      // A square that is half paper and half table: what is as dark as the table there is table.
      if (outside[square] || (edge[square] && tone < dark)) {
        clean[at] = 255;
        continue;
      }
      const u = Math.max(0, x / side - 0.5);
      const left = Math.min(across - 1, Math.floor(u));
      const light =
        (row[left] ?? 255) + ((row[Math.min(across - 1, left + 1)] ?? 255) - (row[left] ?? 255)) * (u - left);
      clean[at] = Math.min(255, (tone * 250) / Math.max(24, light));
    }
  }
  return clean;
}

function besideOutside(outside: Uint8Array, across: number, down: number): Uint8Array {
  const edge = new Uint8Array(outside.length);
  for (let at = 0; at < outside.length; at += 1) {
    if (!outside[at]) continue;
    const [x, y] = [at % across, Math.floor(at / across)];
    for (let v = Math.max(0, y - 1); v <= Math.min(down - 1, y + 1); v += 1)
      for (let u = Math.max(0, x - 1); u <= Math.min(across - 1, x + 1); u += 1) edge[v * across + u] = 1;
  }
  return edge;
}
