import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linesTotal, lineTotal, readSigns, totalInclTax } from "#lib/invoices/domain/totals.ts";
import { sumOfBases, sumOfTaxes, taxOf, taxTolerance, VAT_RATES, vatOfLines } from "#lib/invoices/domain/vat.ts";
import { Money } from "#lib/shared/money.ts";

const m = (text: string) => Money.of(text);
const line = (quantity: string, unitPrice: string, discount: string, vatRate: string) => ({
  quantity: m(quantity),
  unitPrice: m(unitPrice),
  discount: m(discount),
  vatCategory: "S" as const,
  vatRate: m(vatRate),
});

describe("F-65 totals", () => {
  it("add HT and TVA, less the discount", () => {
    expect(totalInclTax({ totalExclTax: m("100.10"), totalTax: m("20.02") })?.toString()).toBe("120.12");
    expect(totalInclTax({ totalExclTax: m("100"), totalTax: m("20"), globalDiscount: m("5.5") })?.toString()).toBe(
      "114.50",
    );
    expect(totalInclTax({ totalExclTax: null, totalTax: m("20") })).toBeNull();
  });

  it("multiply and subtract, and round line by line (BR-DEC-23)", () => {
    expect(lineTotal(line("3", "16.6667", "0.0001", "20")).toString()).toBe("50.00");
    expect(lineTotal(line("-2", "10", "0", "20")).toString()).toBe("-20.00");
    expect(linesTotal([line("1", "0.004", "0", "20"), line("1", "0.006", "0", "20")]).toString()).toBe("0.01");
    expect(linesTotal([]).toString()).toBe("0.00");
  });

  it.each([
    ["FACTURE", ["10", "2", "12"], "asTyped"],
    ["FACTURE", ["10", "-2"], "negative"],
    ["AVOIR", ["10", "2", "12"], "asTyped"],
    ["AVOIR", ["-10", "-2", "-12"], "turned"],
    ["AVOIR", ["-10", "0", "-10"], "turned"],
    ["AVOIR", ["-10", "2", "-12"], "mixed"],
    ["AVOIR", [], "asTyped"],
  ] as const)("of %s %j are read as %s", (type, amounts, verdict) => {
    expect(readSigns(type, amounts.map(m))).toBe(verdict);
  });
});

describe("F-66 VAT", () => {
  it.each([
    ["100", "20", "20.00"],
    ["0.01", "20", "0.00"],
    ["0.03", "20", "0.01"],
    ["33.33", "5.5", "1.83"],
    ["19.05", "2.1", "0.40"],
    ["-50", "20", "-10.00"],
    ["9999999999999.99", "20", "2000000000000.00"],
  ])("of %s at %s %% is %s", (base, rate, tax) => expect(taxOf(m(base), m(rate)).toString()).toBe(tax));

  it("groups lines by rate, however the rate is written", () => {
    const lines = [line("1", "10", "0", "20"), line("2", "5", "0", "5.5"), line("1", "30", "0", "20.00")];
    const detail = vatOfLines(lines).map((one) => [one.rate.toString(0), one.base.toString(), one.tax.toString()]);
    expect(detail).toEqual([
      ["20", "40.00", "8.00"],
      ["5.5", "10.00", "0.55"],
    ]);
  });

  it("adds up to the lines it was made from, rounding aside", () => {
    const cents = fc.integer({ min: -100_000, max: 100_000 }).map((n) => m(String(n)).times(m("0.01")));
    const lines = fc.array(
      fc.record({
        quantity: fc.integer({ min: -5, max: 50 }).map((n) => m(String(n))),
        unitPrice: cents.map((price) => price.abs()),
        discount: fc.constant(Money.zero),
        vatCategory: fc.constant("S" as const),
        vatRate: fc.constantFrom(...VAT_RATES).map(m),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(lines, (some) => {
        const detail = vatOfLines(some);
        expect(sumOfBases(detail).equals(linesTotal(some))).toBe(true);
        for (const one of detail) expect(one.tax.within(one.base.percent(one.rate), m("0.005"))).toBe(true);
        expect(sumOfTaxes(detail).within(Money.sum(detail.map((one) => one.base.percent(one.rate))), m("0.05"))).toBe(
          true,
        );
      }),
    );
  });

  it("tolerates a cent per line at the same rate", () => {
    const lines = [line("1", "1", "0", "20"), line("1", "1", "0", "20"), line("1", "1", "0", "10")];
    expect(taxTolerance(m("20"), lines).toString()).toBe("0.02");
    expect(taxTolerance(m("10"), lines).toString()).toBe("0.01");
    expect(taxTolerance(m("5.5"), []).toString()).toBe("0.01");
  });
});
