import { describe, expect, it } from "vitest";
import { draftNumber, generatedNumber, numberKey, numberProblem } from "#lib/invoices/domain/numbers.ts";

describe("the number of an invoice (domain reference § 8.2)", () => {
  it.each([
    ["F-2026_001/A+B", null],
    ["12345678901234567890", null],
    ["123456789012345678901", "number.tooLong"],
    ["F 2026", "number.charset"],
    ["Fé2026", "number.charset"],
    ["F.2026", "number.charset"],
    ["F#1", "number.charset"],
    ["", "number.charset"],
    ["20261123", "number.isToday"],
    ["20261122", null],
  ])("%j: %s", (number, problem) => expect(numberProblem(number, "2026-11-23")).toBe(problem));

  it("may hold single spaces inside under the reform", () => {
    expect(numberProblem("F 2026 01", "2026-11-23", true)).toBeNull();
    expect(numberProblem("F  2026", "2026-11-23", true)).toBe("number.charsetSpaced");
    expect(numberProblem(" F2026", "2026-11-23", true)).toBe("number.charsetSpaced");
  });

  it("is compared without case", () => expect(numberKey("f-12a")).toBe(numberKey("F-12A")));
});

describe("numbers that the portal gives", () => {
  it("have the form of the reference", () => {
    expect(draftNumber(2022, 8n)).toBe("TMP202200000000000008");
    expect(generatedNumber(2025, 14n)).toBe("20250000000000000014");
    expect([draftNumber(2026, 1n).length, generatedNumber(2026, 1n).length]).toEqual([21, 20]);
  });

  it("never overflow silently", () => {
    expect(() => draftNumber(2026, 10n ** 14n)).toThrow();
    expect(draftNumber(2026, 10n ** 14n - 1n)).toHaveLength(21);
    expect(() => generatedNumber(2026, -1n)).toThrow();
  });
});
