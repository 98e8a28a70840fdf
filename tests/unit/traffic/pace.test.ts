import { describe, expect, it } from "vitest";
import { createPaces } from "#lib/traffic/domain/pace.ts";

const PACE = { atOnce: 3, perSecond: 10 };

describe("T-37 the pace of a visitor", () => {
  it("is so many at once, then one at a time, and full again after a rest", () => {
    const take = createPaces();
    const waits = (...times: number[]) => times.map((at) => take("a", PACE, at).wait);
    expect(waits(0, 0, 0, 0)).toEqual([0, 0, 0, 100]);
    expect(waits(50, 99, 100, 101)).toEqual([50, 1, 0, 99]);
    expect(waits(10_000, 10_000, 10_000, 10_000)).toEqual([0, 0, 0, 100]);
  });

  it("lets through the same of a flood, however fast it comes", () => {
    const take = createPaces();
    for (const step of [1, 5, 7]) {
      let through = 0;
      for (let at = 0; at < 10_000; at += step) if (take(`every ${step}`, PACE, at).wait === 0) through += 1;
      expect(Math.abs(through - 102)).toBeLessThanOrEqual(1);
    }
  });

  it("counts what was refused in a row, and nobody else's", () => {
    const take = createPaces();
    const refused = Array.from({ length: 6 }, () => take("a", PACE, 0).refused);
    expect(refused).toEqual([0, 0, 0, 1, 2, 3]);
    expect(take("b", PACE, 0)).toEqual({ wait: 0, refused: 0 });
    expect(take("a", PACE, 200).refused).toBe(0);
  });

  it("forgets who asked longest ago beyond what one process knows", () => {
    const take = createPaces(2);
    for (const key of ["a", "a", "a", "b", "c"]) take(key, PACE, 0);
    expect(take("a", PACE, 0).wait).toBe(0);
  });
});
