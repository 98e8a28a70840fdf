import { describe, expect, it } from "vitest";
import { MOST_ENGAGEMENTS, readEngagements } from "#lib/structures/domain/engagements.ts";

describe("F-68 a list of engagements as it is pasted", () => {
  it("is a number, then a label after a semicolon or a tab; empty lines count for nothing, the last of two for both", () => {
    const pasted = "EJ-1;Bois\n\n  EJ-2\tPose\tet fourniture \nEJ-3\nEJ-1;Bois scié";
    const { engagements, problems } = readEngagements(pasted, false);
    expect(problems).toEqual([]);
    expect(engagements).toEqual([
      { number: "EJ-1", label: "Bois scié" },
      { number: "EJ-2", label: "Pose et fourniture" },
      { number: "EJ-3", label: null },
    ]);
  });

  it.each([
    ["", false, "REQUIRED", undefined],
    [" \n ", false, "REQUIRED", undefined],
    ["EJ-1\n;sans numéro", false, "ENGAGEMENT_NO_NUMBER", 2],
    [`EJ-1\n${"9".repeat(51)}`, false, "ENGAGEMENT_LINE", 2],
    [`EJ-1;${"l".repeat(256)}`, false, "ENGAGEMENT_LINE", 1],
    ["0000048295\n48295", true, "ENGAGEMENT_OF_STATE", 2],
  ])("%j is refused with its line", (text, ofTheState, code, line) => {
    const [problem] = readEngagements(text, ofTheState).problems;
    expect(problem).toMatchObject({ field: "list", code, ...(line ? { params: { line } } : {}) });
  });

  it("is taken up to its limit", () => {
    const list = (length: number) => Array.from({ length }, (_, index) => `EJ-${index}`).join("\n");
    expect(readEngagements(list(MOST_ENGAGEMENTS), false).problems).toEqual([]);
    const [problem] = readEngagements(list(MOST_ENGAGEMENTS + 1), false).problems;
    expect(problem).toMatchObject({ code: "ENGAGEMENTS_TOO_MANY" });
  });
});
