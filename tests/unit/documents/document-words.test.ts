import { describe, expect, it } from "vitest";
import {
  asKept,
  excerptParts,
  markNumber,
  numbersOf,
  textOfMarkup,
  wordsAsked,
} from "#lib/documents/domain/document-words.ts";

describe("what is kept of a document to search it (F-141)", () => {
  it("has plain spaces, nothing that cannot be seen, and a length", () => {
    expect(asKept("a\u0000b\u202ec\n\t d\u00a0e\ud800")).toBe("a b c d e");
    expect(asKept("é".repeat(200_000))).toHaveLength(60_000);
  });

  it("leaves tags and their attributes out of markup, whatever they are", () => {
    expect(textOfMarkup('<a b="c">d &amp; &#233;</a><!-- e').replace(/\s+/g, " ").trim()).toBe("d & é");
    // A pattern that looked ahead from each of them would take days: the time limit of a test is far above a linear one.
    expect(textOfMarkup("<".repeat(5_000_000)).trim()).toBe("");
  });

  it("holds numbers and references without what people write between their characters", () => {
    const kept = asKept("Facture FA-2026-118, SIRET 123 456 789 00012, 1 200,00 EUR, le 12/10/2026");
    expect(numbersOf(kept).split(" ")).toEqual(
      expect.arrayContaining(["fa2026118", "12345678900012", "120000", "12102026"]),
    );
  });
});

describe("what somebody types", () => {
  it.each([
    ["FA-2026-118", "'fa2026118':*", ""],
    ["4500 012 345", "'4500012345':*", ""],
    ["facture 4500 012 345 école", "'4500012345':*", "facture école"],
    ["12", null, "" as string],
    ["menuiserie", null, "menuiserie"],
    ['"porte 118"', null, ""],
    ["porte -118", null, ""],
    ["porte or 118", null, ""],
    ["'); drop', 118&|!:*", "'118':*", "'); drop',"],
  ])("%s", (typed, numbers, others) => {
    expect(wordsAsked(typed)).toMatchObject({ numbers, others });
  });

  it("is marked in the text, which stays text", () => {
    const marked = markNumber(asKept("SIRET 123 456 789 00012 <b>"), wordsAsked("12345678900012"));
    expect(excerptParts(marked ?? "")).toEqual([
      { text: "SIRET ", found: false },
      { text: "123 456 789 00012", found: true },
      { text: " <b>", found: false },
    ]);
    expect(excerptParts("\u0002a\u0003b")).toEqual([
      { text: "a", found: true },
      { text: "b", found: false },
    ]);
  });
});
