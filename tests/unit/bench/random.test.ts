import { describe, expect, it } from "vitest";
import { copyCell } from "#bench/generate/copy.ts";
import { siret } from "#bench/generate/names.ts";
import { paretoRanks, seededRandom } from "#bench/generate/random.ts";
import { median, percentile } from "#bench/statistics.ts";
import { siretOk } from "#lib/shared/identifiers.ts";
import { isId } from "#lib/shared/ids.ts";

describe("what the benchmarks stand on", () => {
  it("draws the same numbers for the same seed, others for another", () => {
    const first = seededRandom(3);
    const again = seededRandom(3);
    const other = seededRandom(4);
    const drawn = Array.from({ length: 20 }, () => first.next());
    expect(Array.from({ length: 20 }, () => again.next())).toEqual(drawn);
    expect(Array.from({ length: 20 }, () => other.next())).not.toEqual(drawn);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
  });

  it("makes ids that are UUIDv7 and grow with time", () => {
    const random = seededRandom(1);
    const ids = [1_700_000_000_000, 1_700_000_000_001, 1_800_000_000_000].map((at) => random.id(at));
    expect(ids.every(isId)).toBe(true);
    expect(ids.toSorted()).toEqual(ids);
  });

  it("gives the first rank the share asked for", () => {
    const random = seededRandom(1);
    const draw = paretoRanks(500, 0.034);
    const ranks = Array.from({ length: 20_000 }, () => draw(random));
    expect(ranks.filter((rank) => rank === 0).length / 20_000).toBeCloseTo(0.034, 2);
    expect(Math.max(...ranks)).toBeLessThan(500);
    expect(new Set(ranks).size).toBeGreaterThan(450);
  });

  it("makes SIRETs whose two keys are right", () => {
    expect([0, 1, 99_999].every((index) => siretOk(siret(1, index)) && siretOk(siret(2, index)))).toBe(true);
  });

  it("writes cells of COPY so that nothing in a text ends them", () => {
    expect(copyCell("a\tb\nc\\d\r")).toBe("a\\tb\\nc\\\\d\\r");
    expect(copyCell(null)).toBe("\\N");
    expect(copyCell(true)).toBe("true");
    expect(copyCell(new Date(0))).toBe("1970-01-01T00:00:00.000Z");
  });

  it("takes percentiles by rank", () => {
    expect(percentile([5, 1, 4, 2, 3], 0.95)).toBe(5);
    expect(percentile([1, 2, 3, 4], 0.25)).toBe(1);
    expect(median([9, 1, 5])).toBe(5);
    expect(() => percentile([], 0.5)).toThrow();
  });
});
