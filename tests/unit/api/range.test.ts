import { describe, expect, it } from "vitest";
import { contentRange } from "#app/api/envois/range.ts";

describe("the range of a piece", () => {
  it.each(["bytes 0-9", "bytes 5-3/10", "bytes 0-10/10", "items 0-1/2", "bytes -1-2/10", "", "bytes 0-9/*"])(
    "that says %j is unreadable",
    (header) => expect(contentRange(header)).toBe("unreadable"),
  );

  it("says where it begins, how long it is and of how much", () => {
    expect(contentRange("bytes 512-1023/2048")).toEqual({ position: 512, length: 512, total: 2048 });
    expect(contentRange(null)).toBeNull();
  });
});
