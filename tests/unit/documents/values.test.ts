import { describe, expect, it } from "vitest";
import { parseNumber } from "#lib/documents/domain/amount-values.ts";
import { dateAt, dateOrder } from "#lib/documents/domain/date-values.ts";
import { ibanChecks, vatChecks, vatCountry } from "#lib/documents/domain/identifiers.ts";
import { linesOf } from "#lib/documents/domain/layout.ts";
import { compactKey } from "#lib/documents/domain/words.ts";
import { pageOfLines } from "#tests/factories/documents/page-of-words.ts";

/** Words on one line, as a page would have them. */
function line(text: string) {
  return linesOf([pageOfLines([text])])[0]?.tokens ?? [];
}

describe("amounts as people write them", () => {
  it.each([
    ["1 234,56", 123_456],
    ["1.234,56", 123_456],
    ["1,234.56", 123_456],
    ["1'234.56", 123_456],
    ["12.345.678,90", 1_234_567_890],
    ["1234.5", null],
    ["-5,00", -500],
    ["5,00-", -500],
    ["(5,00)", -500],
    ["€12.50", 1250],
    ["0,00", 0],
    ["5,000", null],
    ["1.234.56", null],
    ["12/03", null],
    ["abc", null],
  ])("%s", (text, cents) => {
    expect(parseNumber(text)?.cents ?? null).toBe(cents);
  });
});

describe("dates as people write them", () => {
  it.each([
    ["31/01/2026", "2026-01-31"],
    ["31.01.26", "2026-01-31"],
    ["2026-01-31", "2026-01-31"],
    ["20260131", "2026-01-31"],
    ["31 / 01 / 2026", "2026-01-31"],
    ["2015-24-06", "2015-06-24"],
    ["1er août 2026", "2026-08-01"],
    ["31 janvier 2026", "2026-01-31"],
    ["5 juin 2026", "2026-06-05"],
    ["5 juillet 2026", "2026-07-05"],
    ["12. März 2026", "2026-03-12"],
    ["March 12, 2026", "2026-03-12"],
    ["12-Mar-2026", "2026-03-12"],
    ["12 de marzo de 2026", "2026-03-12"],
    ["30 febbraio 2026", null],
    ["31/02/2026", null],
    ["12345678", null],
    ["01 02 03 04 05", null],
  ])("%s", (text, iso) => {
    expect(dateAt(line(text), 0)?.iso ?? null).toBe(iso);
  });

  it("reads the month first where the document shows that it does", () => {
    const tokens = line("11/03/2017 11/17/2017");
    expect(dateAt(tokens, 0, dateOrder(tokens))?.iso).toBe("2017-11-03");
    expect(dateOrder(line("11/03/2017 17/03/2017"))).toBe("day-month");
  });
});

describe("identifiers of companies", () => {
  it("have check digits", () => {
    expect(ibanChecks("FR7630006000011234567890189")).toBe(true);
    expect(ibanChecks("FR7630006000011234567890188")).toBe(false);
    expect(ibanChecks("FR763000600001123456789018")).toBe(false);
    expect(vatChecks("FR44732829320")).toBe(true);
    expect(vatChecks("FR45732829320")).toBe(false);
    expect(vatChecks("DE136695976")).toBe(true);
    expect(vatChecks("DE123456789")).toBe(false);
    expect(vatCountry("NL820098395B01")).toBe("NL");
    expect(vatCountry("XX123")).toBeNull();
  });

  it("are announced by labels that compare without case, accents and small words", () => {
    expect(compactKey("N° de la Facture :")).toBe(compactKey("numéro facture"));
    expect(compactKey("Date d’émission")).toBe("dateemission");
  });
});
