import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  dateOf,
  daysBetween,
  formatDate,
  formatDateTime,
  isIsoDate,
  isoDateOf,
  parisDay,
  parseDate,
} from "#lib/shared/dates.ts";

describe("parisDay", () => {
  it.each([
    ["2026-12-31T22:59:59Z", "2026-12-31"],
    ["2026-12-31T23:00:00Z", "2027-01-01"],
    ["2026-06-30T21:59:59Z", "2026-06-30"],
    ["2026-06-30T22:00:00Z", "2026-07-01"],
    ["2026-03-29T00:59:59Z", "2026-03-29"],
    ["2026-10-25T22:59:59Z", "2026-10-25"],
    ["2026-10-25T23:00:00Z", "2026-10-26"],
    ["2028-02-28T23:00:00Z", "2028-02-29"],
  ])("%s is %s in Paris", (instant, day) => expect(parisDay(new Date(instant))).toBe(day));
});

describe("days", () => {
  it.each(["2026-02-29", "2026-13-01", "2026-00-10", "2026-4-1", "20261123", "", "2026-11-23T00:00:00Z"])(
    "%j is not a day",
    (text) => expect(isIsoDate(text)).toBe(false),
  );

  it.each([
    ["23/11/2026", "2026-11-23"],
    ["3.1.2026", "2026-01-03"],
    ["03-01-26", "2026-01-03"],
    [" 2026-11-23 ", "2026-11-23"],
    ["29/02/2028", "2028-02-29"],
    ["29/02/2026", null],
    ["11/23/2026", null],
    ["demain", null],
  ])("reads %j as %s", (text, day) => expect(parseDate(text)).toBe(day));

  it("counts calendar days across changes of clock, years and leap days (T-46)", () => {
    expect(addDays("2026-03-28", 1)).toBe("2026-03-29");
    expect(addDays("2026-03-29", 1)).toBe("2026-03-30");
    expect(addDays("2026-10-25", 1)).toBe("2026-10-26");
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -5_000, max: 5_000 }), (start, days) => {
        const from = addDays("2000-01-01", start);
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  it("passes through a date column unchanged", () => {
    expect(isoDateOf(dateOf("2026-03-29"))).toBe("2026-03-29");
  });

  it("is written for readers in their language", () => {
    expect(formatDate("2026-11-03", "fr")).toBe("03/11/2026");
    expect(formatDate("2026-11-03", "en")).toBe("03/11/2026");
    expect(formatDate("2026-11-03", "fr", "long")).toBe("3 novembre 2026");
    expect(formatDate("2027-01-01", "fr", "long")).toBe("1er janvier 2027");
    expect(formatDate("2027-01-11", "fr", "long")).toBe("11 janvier 2027");
    expect(formatDate("2027-01-01", "en", "long")).toBe("1 January 2027");
    expect(formatDate("2027-01-01", "fr")).toBe("01/01/2027");
    expect(formatDateTime(new Date("2026-11-03T23:05:00Z"), "fr")).toBe("04/11/2026 00:05");
  });
});
