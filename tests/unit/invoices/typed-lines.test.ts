import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineNet } from "#lib/invoices/domain/totals.ts";
import {
  type LineMove,
  lineInputs,
  MOST_LINES,
  moveLines,
  readTypedLines,
  rowsOfInputs,
  type TypedLine,
  typedLines,
  UNITS,
  VAT_CHOICES,
} from "#lib/invoices/domain/typed-lines.ts";
import { sumOfBases, totalsOfLines } from "#lib/invoices/domain/vat.ts";
import { Money } from "#lib/shared/money.ts";
import { typedLine } from "#tests/factories/typed-document.ts";

const read = (...rows: Partial<TypedLine>[]) => readTypedLines(rows.map(typedLine), "fr");
const codes = (row: Partial<TypedLine>) => read(row).problems.map(({ cell, code }) => `${cell} ${code}`);

describe("lines keyed in (F-51)", () => {
  it.each<[string, Partial<TypedLine>, string[]]>([
    ["no words", { label: "  " }, ["label line.labelRequired"]],
    ["too many words", { label: "a".repeat(251) }, ["label line.labelTooLong"]],
    ["no quantity", { quantity: "" }, ["quantity line.quantityUnreadable"]],
    ["a price in words", { unitPrice: "mille" }, ["unitPrice line.priceUnreadable"]],
    ["a discount in words", { discount: "un peu" }, ["discount line.discountUnreadable"]],
    ["a discount below zero", { discount: "-1" }, ["discount line.discountUnreadable"]],
    ["more than everything off", { discount: "101 %" }, ["discount line.discountUnreadable"]],
    ["more off than the line comes to", { discount: "124,51" }, ["discount line.discountTooLarge"]],
    ["a rate of nobody", { vat: "S 19" }, ["vat line.vatRequired"]],
    [
      "more than the database holds",
      { quantity: "9999999999999", unitPrice: "9999999999999" },
      ["unitPrice line.tooLarge"],
    ],
    ["everything off", { discount: "100 %" }, []],
    ["goods returned", { quantity: "-3", discount: "10 %" }, []],
  ])("%s", (_name, row, problems) => expect(codes(row)).toEqual(problems));

  it("leaves blank lines out, and counts them", () => {
    const { lines, problems } = read({}, { label: "", unitPrice: "" }, { unitPrice: "x" });
    expect(lines).toHaveLength(1);
    expect(problems).toMatchObject([{ line: 3, value: "x" }]);
  });

  it("reckons a percentage to the cent, and shows it again as one", () => {
    const { lines } = read({ quantity: "3", unitPrice: "33,335", discount: "12,5 %" });
    expect(lines.map((line) => [line.discount.toString(), lineNet(line).toString()])).toEqual([["12.50", "87.51"]]);
    expect(typedLines(lines, "fr")).toMatchObject([{ quantity: "3", unitPrice: "33,335", discount: "12,5 %" }]);
  });

  const money = fc
    .tuple(fc.integer({ min: -99_999, max: 999_999 }), fc.integer({ min: 0, max: 4 }))
    .map(([value, decimals]) => Money.of(String(value)).times(Money.of(`0.${"0".repeat(Math.max(0, decimals - 1))}1`)));
  const row = fc.record({
    label: fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.replace(/[\p{Cc}\p{Cs}\s]/gu, "") !== ""),
    quantity: money.map((value) => value.toString(0)),
    unit: fc.constantFrom(...UNITS),
    unitPrice: money.map((value) => value.abs().toString()),
    discount: fc.oneof(
      fc.constant(""),
      fc.integer({ min: 0, max: 100 }).map((percent) => `${percent} %`),
    ),
    vat: fc.constantFrom(...VAT_CHOICES),
  });

  it("keep the rules of EN 16931 to the cent, whatever is keyed in (BR-CO-10, 13, 14, 15, BR-DEC)", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const { lines } = readTypedLines(rows, "en");
        const { vatLines, totalExclTax, totalTax, totalInclTax } = totalsOfLines(lines);
        expect(Money.sum(lines.map(lineNet)).equals(totalExclTax)).toBe(true);
        expect(sumOfBases(vatLines).equals(totalExclTax)).toBe(true);
        expect(Money.sum(vatLines.map((one) => one.tax)).equals(totalTax)).toBe(true);
        expect(totalExclTax.add(totalTax).equals(totalInclTax)).toBe(true);
        for (const one of vatLines) {
          expect(one.tax.equals(one.base.percent(one.rate).round())).toBe(true);
          if (one.category !== "S") expect(one.tax.isZero()).toBe(true);
        }
        for (const value of [...lines.map(lineNet), totalExclTax, totalTax, totalInclTax]) {
          expect(value.decimals()).toBeLessThanOrEqual(2);
        }
      }),
    );
  });

  it("are the same once shown and read again, in both languages", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), fc.constantFrom("fr" as const, "en" as const), (rows, locale) => {
        const { lines } = readTypedLines(rows, "en");
        const again = readTypedLines(rowsOfInputs(lineInputs(typedLines(lines, locale))) ?? [], locale);
        expect(JSON.stringify(again.lines)).toBe(JSON.stringify(lines));
        expect(again.problems).toEqual([]);
      }),
    );
  });

  it("are added, copied, moved and taken away without losing another one", () => {
    const moves: readonly LineMove[] = ["ajouter", "retirer", "dupliquer", "monter", "descendre"];
    const three = ["a", "b", "c"].map((label) => typedLine({ label }));
    const labels = (move: LineMove, at: number) => moveLines(three, move, at).map(({ label }) => label);
    expect(labels("monter", 2)).toEqual(["a", "c", "b"]);
    expect(labels("descendre", 0)).toEqual(["b", "a", "c"]);
    expect(labels("monter", 0)).toEqual(["a", "b", "c"]);
    expect(labels("dupliquer", 1)).toEqual(["a", "b", "b", "c"]);
    expect(labels("retirer", 1)).toEqual(["a", "c"]);
    expect(labels("ajouter", 0)).toEqual(["a", "b", "c", ""]);
    const full = Array.from({ length: MOST_LINES }, () => typedLine());
    for (const move of moves) expect(moveLines(full, move, 5).length).toBeLessThanOrEqual(MOST_LINES);
    for (const move of moves) expect(labels(move, 99).slice(0, 3)).toEqual(["a", "b", "c"]);
  });
});
