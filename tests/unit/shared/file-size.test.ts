import { describe, expect, it } from "vitest";
import { formatFileSize } from "#lib/shared/file-size.ts";

describe("the size of a file, for people", () => {
  it.each([
    [0, "0 o"],
    [999, "999 o"],
    [1000, "1 Ko"],
    [404_940, "404,94 Ko"],
    [999_994, "999,99 Ko"],
    [999_999, "1 Mo"],
    [10_000_000, "10 Mo"],
  ])("says %i bytes as %s", (bytes, expected) => {
    expect(formatFileSize(bytes, "fr").replace(/\u00a0/g, " ")).toBe(expected);
  });

  it("speaks English", () => {
    expect(formatFileSize(1_234_567, "en")).toBe("1.23\u00a0MB");
  });
});
