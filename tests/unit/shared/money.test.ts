import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatAmount, formatMoney, Money, parseAmount } from "#lib/shared/money.ts";

const read = (text: string, locale?: "fr" | "en") => {
  const result = parseAmount(text, locale);
  return result.ok ? result.data.toString() : result.code;
};

/** An amount as the database holds it: up to 13 digits, up to 6 decimals, either sign. */
const decimalText = fc
  .tuple(
    fc.bigInt({ min: 0n, max: 9_999_999_999_999n }),
    fc.integer({ min: 0, max: 999_999 }),
    fc.integer({ min: 0, max: 6 }),
    fc.boolean(),
  )
  .map(([whole, fraction, digits, negative]) => {
    const decimals = String(fraction).padStart(6, "0").slice(0, digits);
    return `${negative ? "-" : ""}${whole}${decimals && `.${decimals}`}`;
  });

describe("parseAmount", () => {
  it.each([
    ["", "amount.empty"],
    ["   €", "amount.empty"],
    ["abc", "amount.unreadable"],
    ["12a", "amount.unreadable"],
    ["1,2,3", "amount.unreadable"],
    ["12,34,567", "amount.unreadable"],
    ["1.234,567.8", "amount.unreadable"],
    ["--5", "amount.unreadable"],
    ["1e5", "amount.unreadable"],
    ["7.850", "amount.ambiguous"],
    ["-120.000", "amount.ambiguous"],
    ["0,1234567", "amount.tooManyDecimals"],
    ["12345678901234", "amount.tooLarge"],
  ])("refuses %j: %s", (text, code) => expect(read(text)).toBe(code));

  it.each([
    ["7 850,00", "7850.00"],
    ["7\u202f850,00\u00a0€", "7850.00"],
    ["7.850,00", "7850.00"],
    ["7,850.00", "7850.00"],
    ["7850", "7850.00"],
    ["7850.5", "7850.50"],
    ["1.234.567,8", "1234567.80"],
    ["1,234,567", "1234567.00"],
    ["16,6667", "16.6667"],
    ["-12,5 €", "-12.50"],
    ["−12,5", "-12.50"],
    ["12,50-", "-12.50"],
    ["€ 12", "12.00"],
    ["EUR 12", "12.00"],
    [",5", "0.50"],
    ["1'234.50", "1234.50"],
    ["0,123456", "0.123456"],
    ["9999999999999,99", "9999999999999.99"],
  ])("reads %j as %s", (text, value) => expect(read(text)).toBe(value));

  it("takes a lone comma by the language of the reader", () => {
    expect(read("7,850", "fr")).toBe("7.85");
    expect(read("7,850", "en")).toBe("7850.00");
    expect(read("7,85", "en")).toBe("7.85");
    expect(read("7.850", "en")).toBe("7.85");
    expect(read("0.850", "fr")).toBe("0.85");
    expect(read("7850.123", "fr")).toBe("7850.123");
  });

  it("reads back what it wrote, in both languages", () => {
    fc.assert(
      fc.property(decimalText, fc.constantFrom("fr" as const, "en" as const), (text, locale) => {
        const amount = Money.of(text);
        const back = parseAmount(formatAmount(amount, locale), locale);
        expect(back.ok && back.data.equals(amount)).toBe(true);
      }),
    );
  });
});

describe("Money", () => {
  it.each(["", "1,5", "NaN", "1e3", "0x10", " 1"])("does not take %j for a decimal string", (text) => {
    expect(() => Money.of(text)).toThrow();
  });

  it("adds and subtracts exactly, where floats would not", () => {
    expect(Money.of("0.1").add(Money.of("0.2")).equals(Money.of("0.3"))).toBe(true);
    fc.assert(
      fc.property(decimalText, decimalText, (a, b) => {
        const [left, right] = [Money.of(a), Money.of(b)];
        expect(left.add(right).sub(right).equals(left)).toBe(true);
        expect(left.add(right).equals(right.add(left))).toBe(true);
        expect(left.compare(right)).toBe(-right.compare(left) + 0);
      }),
    );
  });

  it("keeps every digit of its string (T-47)", () => {
    fc.assert(
      fc.property(decimalText, (text) => {
        expect(Money.of(Money.of(text).toString()).equals(Money.of(text))).toBe(true);
      }),
    );
  });

  it("agrees with whole cents on VAT, to the cent (T-47)", () => {
    const cents = fc.bigInt({ min: 0n, max: 10n ** 15n });
    const rate = fc.constantFrom(2000n, 1000n, 550n, 210n, 850n, 175n, 105n, 1300n, 90n, 0n);
    fc.assert(
      fc.property(cents, rate, (base, hundredths) => {
        const exact = (base * hundredths + 5_000n) / 10_000n;
        const asMoney = (value: bigint) => Money.of(`${value / 100n}.${String(value % 100n).padStart(2, "0")}`);
        expect(asMoney(base).percent(asMoney(hundredths)).round().equals(asMoney(exact))).toBe(true);
      }),
    );
  });

  it("rounds half away from zero on both sides", () => {
    expect(Money.of("2.005").round().toString()).toBe("2.01");
    expect(Money.of("-2.005").round().toString()).toBe("-2.01");
    expect(Money.of("2.004999").round().toString()).toBe("2.00");
  });

  it("compares within a tolerance, each side of it", () => {
    const cent = Money.of("0.01");
    expect(Money.of("10.01").within(Money.of("10"), cent)).toBe(true);
    expect(Money.of("9.99").within(Money.of("10"), cent)).toBe(true);
    expect(Money.of("10.010001").within(Money.of("10"), cent)).toBe(false);
  });

  it("has no negative zero", () => {
    expect(Money.zero.negate().isNegative()).toBe(false);
    expect(Money.of("-0").isNegative()).toBe(false);
    expect(Money.of("5").sub(Money.of("5")).negate().toString()).toBe("0.00");
  });

  it("is written for readers with the spaces of the language", () => {
    expect(formatMoney("7850", "fr")).toBe("7\u202f850,00\u00a0€");
    expect(formatMoney("7850.005", "en")).toBe("€7,850.01");
    expect(formatMoney("9007199254740993.01", "fr")).toBe("9\u202f007\u202f199\u202f254\u202f740\u202f993,01\u00a0€");
    expect(formatAmount("16.6667", "fr")).toBe("16,6667");
  });
});
