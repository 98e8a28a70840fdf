import { describe, expect, it } from "vitest";
import { pageNumbered, readPageNumber } from "#lib/directory/domain/numbered-page.ts";
import { whatIsAsked } from "#lib/shared/asked.ts";

describe("pages with a number", () => {
  it.each([undefined, "", "0", "-1", "1.5", "1e3", "9999999", "x", ["2", "3"]])("%j is the first page", (text) => {
    expect(readPageNumber(text)).toBe(1);
  });

  it("goes no further than the last page, and says what is shown", () => {
    const list = Array.from({ length: 53 }, (_, index) => index);
    const page = (asked: number) => pageNumbered(list.length, asked, 25, (from, to) => list.slice(from, to));
    expect(page(1)).toMatchObject({ page: 1, pages: 3, first: 1, last: 25 });
    expect(page(99)).toMatchObject({ page: 3, pages: 3, first: 51, last: 53, items: [50, 51, 52] });
    expect(pageNumbered(0, 4, 25, () => [])).toMatchObject({ page: 1, pages: 1, first: 0, last: 0 });
    expect(readPageNumber("3")).toBe(3);
  });
});

describe("F-123 what a public entity asks (domain reference § 6)", () => {
  it.each([
    [false, false, false, "nothing"],
    [true, false, false, "service"],
    [false, true, false, "commitment"],
    [true, true, false, "both"],
    [false, false, true, "either"],
    [true, true, true, "either"],
  ] as const)("service %s, engagement %s, either %s: %s", (requiresService, requiresCommitment, either, asked) => {
    expect(whatIsAsked({ requiresService, requiresCommitment, requiresServiceOrCommitment: either })).toBe(asked);
  });
});
