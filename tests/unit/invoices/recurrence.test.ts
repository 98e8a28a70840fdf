import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readContent } from "#lib/invoices/domain/model.ts";
import { startRecurrenceInput } from "#lib/invoices/domain/model-schemas.ts";
import { afterPause, firstPeriod, isOver, nextPeriod, type Plan, upcoming } from "#lib/invoices/domain/recurrence.ts";
import { addDays, daysBetween } from "#lib/shared/dates.ts";

const plan = (dayOfMonth: number, more: Partial<Plan> = {}): Plan => ({
  every: "MONTH",
  dayOfMonth,
  untilOn: null,
  ...more,
});

describe("F-135 the periods of a recurring invoice", () => {
  it.each([
    [plan(15), "2026-11-27", "2026-12-15"],
    [plan(27), "2026-11-27", "2026-11-27"],
    [plan(31), "2026-11-27", "2026-11-30"],
    [plan(31), "2027-02-10", "2027-02-28"],
    [plan(1), "2026-12-02", "2027-01-01"],
  ])("%o from %s begin on %s", (one, from, first) => expect(firstPeriod(one, from)).toBe(first));

  it("keep their day where the month has it, and take the last day where it has not", () => {
    expect(upcoming(plan(31), "2027-01-31", 5)).toEqual([
      "2027-01-31",
      "2027-02-28",
      "2027-03-31",
      "2027-04-30",
      "2027-05-31",
    ]);
    expect(upcoming(plan(30, { every: "QUARTER" }), "2027-11-30", 3)).toEqual([
      "2027-11-30",
      "2028-02-29",
      "2028-05-30",
    ]);
  });

  it("end with the last day, that day included", () => {
    const until = plan(5, { untilOn: "2027-02-05" });
    expect(upcoming(until, "2026-12-05", 10)).toEqual(["2026-12-05", "2027-01-05", "2027-02-05"]);
    expect([isOver(until, "2027-02-05"), isOver(until, "2027-03-05"), isOver(plan(5), "2999-01-05")]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it("leave out what fell into a pause, today kept", () => {
    expect(afterPause(plan(10), "2026-08-10", "2026-11-10")).toBe("2026-11-10");
    expect(afterPause(plan(10), "2026-08-10", "2026-11-11")).toBe("2026-12-10");
    expect(afterPause(plan(10), "2027-01-10", "2026-11-11")).toBe("2027-01-10");
  });

  it("follow each other by one or three months, never skip one and never come back", () => {
    const start = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("2020-01-01", days));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), start, fc.constantFrom("MONTH", "QUARTER"), (day, from, every) => {
        const one = plan(day, { every: every as Plan["every"] });
        let period = firstPeriod(one, from);
        expect(daysBetween(from, period)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(from, period)).toBeLessThan(31);
        for (let i = 0; i < 14; i++) {
          const next = nextPeriod(one, period);
          const apart = daysBetween(period, next);
          expect(apart).toBeGreaterThanOrEqual(every === "MONTH" ? 28 : 88);
          expect(apart).toBeLessThanOrEqual(every === "MONTH" ? 31 : 93);
          period = next;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("F-135 a model", () => {
  it("gives neither number nor date, even if some were kept, and nothing that is no field", () => {
    const kept = { fields: { number: "F-1", issueDate: "2026-01-01", comment: "Bonjour", other: "x", vatType: 3 } };
    expect(readContent(kept)).toEqual({ fields: { comment: "Bonjour" }, vatLines: [], lines: [] });
    expect(readContent(null)).toEqual({ fields: {}, vatLines: [], lines: [] });
  });

  it("recurs on a day that exists", () => {
    const input = { modelId: "018f3c9a-7b1e-7cc2-8d3e-5a6b7c8d9e0f", every: "MONTH" };
    expect(startRecurrenceInput.parse({ ...input, dayOfMonth: "31", untilOn: "31/12/2027" })).toMatchObject({
      dayOfMonth: 31,
      untilOn: "2027-12-31",
      startOn: null,
    });
    for (const dayOfMonth of ["0", "32", "1.5", "x"]) {
      expect(startRecurrenceInput.safeParse({ ...input, dayOfMonth }).success, dayOfMonth).toBe(false);
    }
  });
});
