import { describe, expect, it } from "vitest";
import { clockLine } from "#lib/invoices/domain/clock-line.ts";
import { ECB_RATES, lateInterest, lateRate } from "#lib/invoices/domain/late-interest.ts";
import { interrupt, resume, startClock, stop } from "#lib/invoices/domain/payment-clock.ts";

describe("F-150 the rate of late interest (CCP R2192-31)", () => {
  it("is that of the first day of the half-year in which the interest begins, plus eight points, whatever comes later", () => {
    expect(lateRate("2023-06-30")).toMatchObject({ halfYear: "2023-01-01", bank: "2.50", total: "10.50", known: true });
    expect(lateRate("2023-07-01")).toMatchObject({ halfYear: "2023-07-01", total: "12.00" });
    expect(lateRate("2022-07-02")).toMatchObject({ halfYear: "2022-07-01", total: "8.00", known: true });
    expect(lateRate("2015-01-01")).toBeNull();
  });

  it("says when a half-year has no row yet, and since when the one it takes is known", () => {
    const [newest] = ECB_RATES;
    expect(lateRate("2099-08-01")).toMatchObject({ halfYear: "2099-07-01", knownFrom: newest?.from, known: false });
  });

  it("has its rows from the newest to the oldest, each on a first day of a half-year", () => {
    const days = ECB_RATES.map(({ from }) => from);
    expect(days).toEqual(days.toSorted().toReversed());
    for (const day of days) expect(day).toMatch(/-0[17]-01$/);
  });
});

describe("F-150 what is owed", () => {
  const clock = startClock(30, "2024-03-01");

  it("begins the day after the end of the period and counts the day of the payment", () => {
    expect(lateInterest(clock, "10000.00", "2024-03-31")).toBeNull();
    expect(lateInterest(clock, "10000.00", "2024-04-01")).toMatchObject({
      days: 1,
      from: "2024-04-01",
      interest: "3.42",
    });
    const paid = stop(clock, "2024-05-30", "PAID");
    expect(lateInterest(paid, "10000.00", "2026-01-01")).toMatchObject({
      days: 60,
      until: "2024-05-30",
      interest: "205.48",
      fee: "40.00",
      total: "245.48",
      paid: true,
    });
  });

  it("is nothing for what was rejected, sent back, interrupted or credited", () => {
    for (const reason of ["REJECTED", "RECYCLED"] as const)
      expect(lateInterest(stop(clock, "2024-09-01", reason), "100.00", "2024-09-02")).toBeNull();
    expect(lateInterest(interrupt(clock, "2024-03-10"), "100.00", "2024-09-02")).toBeNull();
    expect(lateInterest(clock, "0.00", "2024-09-02")).toBeNull();
  });
});

describe("F-134 the line of the period", () => {
  it("names start, interruption, restart, end and today in their order, and what each stretch was", () => {
    const interrupted = interrupt(startClock(30, "2026-03-01"), "2026-03-11");
    const steps = [{ status: "COMPLETEE", at: new Date("2026-03-21T09:00:00Z") }] as const;
    expect(clockLine(interrupted, [], "2026-03-15").spans.map(({ kind }) => kind)).toEqual(["ran", "still"]);
    const line = clockLine(resume(interrupted, "2026-03-21"), steps, "2026-05-01");
    expect(line.marks.map(({ kind, day }) => `${kind} ${day}`)).toEqual([
      "start 2026-03-01",
      "interrupted 2026-03-11",
      "resumed 2026-03-21",
      "due 2026-04-20",
      "today 2026-05-01",
    ]);
    expect(line.spans.map(({ kind }) => kind)).toEqual(["ran", "still", "ran", "late"]);
  });

  it("stops with a rejection, and says nothing of lateness then", () => {
    const line = clockLine(stop(startClock(30, "2026-03-01"), "2026-06-01", "REJECTED"), [], "2026-07-01");
    expect(line.marks.at(-1)?.kind).toBe("rejected");
    expect(line.spans.map(({ kind }) => kind)).toEqual(["ran"]);
  });
});
