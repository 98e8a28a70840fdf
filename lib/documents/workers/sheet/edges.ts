/** A small grey picture: what the sheet is looked for on. */
export type SmallPicture = { readonly data: Uint8Array; readonly width: number; readonly height: number };

/** A place where light changes: its point, the way to the lighter side, and how much it changes there for one pixel. */
export type Edge = {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly weight: number;
};

/** A picture without its writing, in logarithms: a step from table to paper is as high in a shadow as beside it. */
export type Field = { readonly tones: Float32Array; readonly width: number; readonly height: number };

/** Dark things narrower than this share of the picture are writing, lines and joints: they are filled with what is around. */
const NARROW = 1 / 110;
/** Less is noise, or the edge of a soft shadow. */
const LEAST = 0.022;
const MOST = 0.12;

/** The picture with the writing taken out: each place as light as the lightest around it, then as dark as the darkest of those. */
export function fieldOf({ data, width, height }: SmallPicture): Field {
  const reach = Math.max(2, Math.round(Math.max(width, height) * NARROW));
  const light = slid(slid(data, width, height, reach, 1), height, width, reach, 1);
  const filled = slid(slid(light, width, height, reach, -1), height, width, reach, -1);
  const even = levelled(levelled(filled, width, height), height, width);
  return { tones: even.map((tone) => Math.log(tone + 12)), width, height };
}

/** The lightest (`sign` 1) or the darkest (-1) of those around each along its row. Rows and columns change places: a second call does the other way. */
function slid(from: Uint8Array, width: number, height: number, reach: number, sign: 1 | -1): Uint8Array {
  const to = new Uint8Array(from.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let best = from[y * width + x] ?? 0;
      const last = Math.min(width - 1, x + reach);
      for (let at = Math.max(0, x - reach); at <= last; at += 1) {
        const tone = from[y * width + at] ?? 0;
        if ((tone - best) * sign > 0) best = tone;
      }
      to[x * height + y] = best;
    }
  }
  return to;
}

/** The mean of three of a row. Rows and columns change places here too. */
function levelled(from: Uint8Array | Float32Array, width: number, height: number): Float32Array {
  const to = new Float32Array(from.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const row = y * width;
      const here = from[row + x] ?? 0;
      const [before, after] = [x > 0 ? from[row + x - 1] : here, x < width - 1 ? from[row + x + 1] : here];
      to[x * height + y] = ((before ?? 0) + here + (after ?? 0)) / 3;
    }
  }
  return to;
}

/** Where the tones change most, each with its place between the pixels. */
export function edgesOf({ tones, width, height }: Field): Edge[] {
  const [across, down] = [new Float32Array(tones.length), new Float32Array(tones.length)];
  const tone = (x: number, y: number) => tones[y * width + x] ?? 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const corner = tone(x + 1, y + 1) - tone(x - 1, y - 1);
      const other = tone(x + 1, y - 1) - tone(x - 1, y + 1);
      across[y * width + x] = (3 * (corner + other) + 10 * (tone(x + 1, y) - tone(x - 1, y))) / 32;
      down[y * width + x] = (3 * (corner - other) + 10 * (tone(x, y + 1) - tone(x, y - 1))) / 32;
    }
  }
  const strength = (x: number, y: number) => Math.hypot(across[y * width + x] ?? 0, down[y * width + x] ?? 0);
  const edges: Edge[] = [];
  for (let y = 2; y < height - 2; y += 1) {
    for (let x = 2; x < width - 2; x += 1) {
      const here = strength(x, y);
      if (here < LEAST) continue;
      const [dx, dy] = [(across[y * width + x] ?? 0) / here, (down[y * width + x] ?? 0) / here];
      const [stepX, stepY] = [Math.round(dx), Math.round(dy)];
      const [before, after] = [strength(x - stepX, y - stepY), strength(x + stepX, y + stepY)];
      if (here < before || here <= after) continue;
      const off = (before - after) / (2 * (before - 2 * here + after) || 1);
      const slide = Math.max(-0.5, Math.min(0.5, off));
      edges.push({ x: x + slide * stepX, y: y + slide * stepY, dx, dy, weight: Math.min(MOST, here) });
    }
  }
  return edges;
}
