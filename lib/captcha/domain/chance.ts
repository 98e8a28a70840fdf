/** Numbers from 0 to 1 that look random and come again for the same seed: a captcha asked for twice is drawn the same, and tells no more. */
export type Chance = () => number;

/** @param seed hexadecimal, 32 digits at least (sfc32 over its first 128 bits). */
export function chanceFrom(seed: string): Chance {
  let [a = 0, b = 0, c = 0, d = 1] = [0, 8, 16, 24].map((at) => Number.parseInt(seed.slice(at, at + 8), 16) | 0);
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}

export function between(chance: Chance, low: number, high: number): number {
  return low + chance() * (high - low);
}
