/** A source of numbers that gives the same ones for the same seed: two people measure the same data. */
export type Random = {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [from, to]. */
  between(from: number, to: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** A UUIDv7 of the given instant (milliseconds). */
  id(at: number): string;
  /** `length` hexadecimal digits, a multiple of eight. */
  hex(length: number): string;
};

/** sfc32, a small generator of good quality (PractRand), over a seed of 32 bits. */
export function seededRandom(seed: number): Random {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1];
  const bits = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let turn = 0; turn < 16; turn += 1) bits();
  const next = () => bits() / 0x100000000;
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
    id: (at) => uuid(at, bits(), bits(), bits()),
    hex: (length) => Array.from({ length: length / 8 }, () => hex(bits(), 8)).join(""),
  };
}

const hex = (value: number, width: number) => value.toString(16).padStart(width, "0");

function uuid(at: number, x: number, y: number, z: number): string {
  const time = hex(at, 12);
  const variant = hex(0x8000 | (y & 0x3fff), 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(x & 0xfff, 3)}-${variant}-${hex(y >>> 16, 4)}${hex(z, 8)}`;
}

/**
 * Draws ranks 0…count-1 by a Pareto law in which the first one gets `topShare` of all draws: few very large
 * suppliers, a long tail of small ones.
 */
export function paretoRanks(count: number, topShare: number): (random: Random) => number {
  const exponent = exponentFor(count, topShare);
  const cumulated = new Float64Array(count);
  let total = 0;
  for (let rank = 0; rank < count; rank += 1) {
    total += (rank + 1) ** -exponent;
    cumulated[rank] = total;
  }
  return (random) => {
    const wanted = random.next() * total;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulated[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** The exponent for which the first of `count` ranks weighs `topShare` of the whole, by bisection. */
function exponentFor(count: number, topShare: number): number {
  let [low, high] = [0, 3];
  for (let turn = 0; turn < 40; turn += 1) {
    const exponent = (low + high) / 2;
    let total = 0;
    for (let rank = 1; rank <= count; rank += 1) total += rank ** -exponent;
    if (1 / total < topShare) low = exponent;
    else high = exponent;
  }
  return (low + high) / 2;
}
