import { describe, expect, it } from "vitest";
import { packRefusals, unpackRefusals } from "#app/api/depots/packed-refusals.ts";
import { refuse } from "#lib/shared/result.ts";

const refusals = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    fileName: `Été n° ${index} – « été ».pdf`,
    refusal: refuse("TOO_MANY_PAGES", { params: { pages: 10_000 + index, limit: 200 } }),
  }));

describe("what a form without scripts tells of the files it refused (F-148)", () => {
  it("is each file with its reason", () => {
    const { told, others } = unpackRefusals(packRefusals(refusals(3)));
    expect(told).toHaveLength(3);
    expect(told[1]).toEqual(["Été n° 1 – « été ».pdf", "TOO_MANY_PAGES", { pages: 10_001, limit: 200 }]);
    expect(others).toBe(0);
  });

  it("counts those for which a cookie has no room, and stays one that browsers keep", () => {
    const packed = packRefusals(refusals(60));
    const { told, others } = unpackRefusals(packed);
    expect(told.length).toBeGreaterThan(10);
    expect(told.length + others).toBe(60);
    expect(encodeURIComponent(packed).length).toBeLessThan(3_900);
  });

  it("takes a name that is no text, and reads nothing out of a cookie that is not its own", () => {
    const lone = packRefusals([{ fileName: "a\ud800.pdf", refusal: refuse("NAME_NOT_ALLOWED") }]);
    expect(unpackRefusals(lone).told).toHaveLength(1);
    for (const text of [undefined, "", "[]", '{"told":[["a","fields",{}]],"others":0}', '{"told":1}'])
      expect(unpackRefusals(text)).toEqual({ told: [], others: 0 });
  });
});
