import { describe, expect, it } from "vitest";
import { type FieldKind, type PageWord, pickedAt } from "#components/invoices/deposit/picked.ts";

/** A line of words on a page as wide as high, each letter half as wide as high. */
function line(text: string, y = 0.5, x = 0.1): PageWord[] {
  let at = x;
  return text.split(" ").map((word) => {
    const placed = { text: word, x: at, y, w: word.length * 0.01, h: 0.02 };
    at += placed.w + 0.01;
    return placed;
  });
}

/** What a click in the middle of a word says. */
const click = (words: readonly PageWord[], on: string, kind: FieldKind) => {
  const word = words.find(({ text }) => text === on);
  return word ? pickedAt(words, word.x + word.w / 2, word.y + word.h / 2, 1, kind) : "no such word";
};

describe("a click on a word of the page", () => {
  it.each<[string, string, FieldKind, string | null]>([
    ["Facture n° FA-2026-118 du 12/10/2026", "FA-2026-118", "text", "FA-2026-118"],
    ["Facture n° FA-2026-118 du 12/10/2026", "12/10/2026", "day", "2026-10-12"],
    ["Facture n° FA-2026-118 du 12/10/2026", "FA-2026-118", "day", null],
    ["Lyon, le 1er décembre 2026", "décembre", "day", "2026-12-01"],
    ["Date: November 3, 2026", "3,", "day", "2026-11-03"],
    ["émise 2026-02-30", "2026-02-30", "day", null],
    ["Total HT : 1 234,56 EUR", "234,56", "amount", "1 234,56"],
    ["Total HT : 1 234,56 EUR", "HT", "amount", null],
    ["Avoir : -1.234,00€", "-1.234,00€", "amount", "1.234,00"],
    ["SIRET : 392 809 137 00012", "809", "identifier", "39280913700012"],
    ["TVA FR40392809137", "FR40392809137", "identifier", "40392809137"],
    ["Engagement (4500012345),", "(4500012345),", "text", "4500012345"],
  ])("in « %s », on %s, for %s, says %s", (text, on, kind, said) => {
    expect(click(line(text), on, kind)).toBe(said);
  });

  it("keeps to its column and to its line", () => {
    const words = [...line("200", 0.5, 0.1), ...line("1 000,00", 0.5, 0.3), ...line("999", 0.53, 0.3)];
    expect(click(words, "000,00", "amount")).toBe("1 000,00");
    expect(click(words, "200", "amount")).toBe("200");
  });

  it("says nothing where no word is", () => {
    expect(pickedAt(line("Facture"), 0.9, 0.9, 1, "text")).toBeNull();
    expect(pickedAt([], 0.5, 0.5, 1, "text")).toBeNull();
  });
});
