import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  clockAfter,
  daysLeft,
  interrupt,
  isInterrupted,
  isLate,
  type PaymentClock,
  paymentDays,
  resume,
  startClock,
  stop,
} from "#lib/invoices/domain/payment-clock.ts";
import { INVOICE_STATUSES } from "#lib/invoices/domain/status.ts";
import { parisDay } from "#lib/shared/dates.ts";

describe("the payment period (domain reference § 11)", () => {
  it.each([
    ["STATE", null, 30],
    ["LOCAL", null, 30],
    ["HEALTH", null, 50],
    ["PUBLIC_COMPANY", null, 60],
    ["HEALTH", 45, 45],
    ["LOCAL", 60, 30],
    ["LOCAL", 0, 30],
  ] as const)("of %s with its own %s is %s days", (kind, own, days) => expect(paymentDays(kind, own)).toBe(days));

  it.each([
    ["2026-11-23", 30, "2026-12-23"],
    ["2026-12-31", 30, "2027-01-30"],
    ["2028-01-31", 30, "2028-03-01"],
    ["2027-01-31", 30, "2027-03-02"],
    ["2028-02-29", 60, "2028-04-29"],
    ["2026-03-20", 30, "2026-04-19"],
    ["2026-10-20", 30, "2026-11-19"],
  ])("from %s for %s days ends on %s", (from, days, due) => expect(startClock(days, from).dueOn).toBe(due));

  it("starts on the day in Paris, not on the machine's", () => {
    const lateEvening = new Date("2026-12-31T23:30:00Z");
    expect(startClock(30, parisDay(lateEvening)).dueOn).toBe("2027-01-31");
  });

  it("is late from the day after its last day", () => {
    const clock = startClock(30, "2026-11-01");
    expect(clock.dueOn).toBe("2026-12-01");
    expect([isLate(clock, "2026-12-01"), daysLeft(clock, "2026-12-01")]).toEqual([false, 0]);
    expect([isLate(clock, "2026-12-02"), daysLeft(clock, "2026-12-02")]).toEqual([true, -1]);
    expect(isLate(stop(clock, "2026-12-01", "PAID"), "2027-06-01")).toBe(false);
    expect(isLate(stop(clock, "2026-12-02", "PAID"), "2026-12-02")).toBe(true);
    expect(daysLeft(stop(clock, "2026-12-02", "PAID"), "2026-12-02")).toBeNull();
    expect(isLate(stop(clock, "2026-12-02", "REJECTED"), "2027-01-01")).toBe(false);
  });
});

describe("interruption", () => {
  const clock = startClock(50, "2026-11-01");

  it("gives thirty days when less was left, the balance when more was", () => {
    const late = resume(interrupt(clock, "2026-12-11"), "2026-12-20");
    expect([interrupt(clock, "2026-12-11").remainingDays, late.dueOn]).toEqual([10, "2027-01-19"]);
    const early = resume(interrupt(clock, "2026-11-05"), "2026-11-10");
    expect([interrupt(clock, "2026-11-05").remainingDays, early.dueOn]).toEqual([46, "2026-12-26"]);
    const exact = resume(interrupt(clock, "2026-11-21"), "2026-11-21");
    expect(exact.dueOn).toBe("2026-12-21");
  });

  it("stops the count of days and is never late while it lasts", () => {
    const held = interrupt(clock, "2026-11-05");
    expect([isInterrupted(held), daysLeft(held, "2027-06-01"), isLate(held, "2027-06-01")]).toEqual([true, 46, false]);
  });

  it("does not erase a delay that had begun", () => {
    const held = interrupt(clock, "2027-01-15");
    expect([held.remainingDays, isLate(held, "2027-01-20")]).toEqual([-25, true]);
    expect(resume(held, "2027-01-20").dueOn).toBe("2027-02-19");
  });

  it("happens once only: a second suspension leaves the period running", () => {
    const resumed = resume(interrupt(clock, "2026-11-05"), "2026-11-10");
    expect(interrupt(resumed, "2026-11-20")).toBe(resumed);
    expect(resume(resumed, "2026-11-25")).toBe(resumed);
  });

  it("means nothing once the clock has stopped", () => {
    const paid = stop(clock, "2026-11-30", "PAID");
    expect(interrupt(paid, "2026-12-01")).toBe(paid);
    expect(resume(paid, "2026-12-01")).toBe(paid);
    expect(stop(paid, "2026-12-05", "REJECTED")).toBe(paid);
  });
});

describe("what a status does to the clock", () => {
  it("touches it at six statuses and at no other", () => {
    const running = startClock(30, "2026-11-01");
    const moved = INVOICE_STATUSES.filter((status) => clockAfter(running, status, "2026-11-10", 30) !== running);
    expect(moved).toEqual(["MISE_A_DISPOSITION", "A_RECYCLER", "REJETEE", "SUSPENDUE", "MISE_EN_PAIEMENT"]);
    const held = interrupt(running, "2026-11-10");
    expect(clockAfter(held, "COMPLETEE", "2026-11-12", 30)?.dueOn).toBe("2026-12-12");
  });

  it("starts anew for the next recipient after recycling", () => {
    const wrong = clockAfter(startClock(30, "2026-11-01"), "A_RECYCLER", "2026-11-05", 30);
    expect(wrong?.stopReason).toBe("RECYCLED");
    const next = clockAfter(wrong, "MISE_A_DISPOSITION", "2026-11-10", 50);
    expect(next).toEqual(startClock(50, "2026-11-10"));
  });

  it("does not exist before the invoice is available", () => {
    expect(clockAfter(null, "SUSPENDUE", "2026-11-05", 30)).toBeNull();
    expect(clockAfter(null, "DEPOSEE", "2026-11-05", 30)).toBeNull();
  });

  it("agrees with an independent count of days on any history (T-46)", () => {
    const day = fc.integer({ min: 0, max: 20_000 });
    const gap = fc.integer({ min: 0, max: 200 });
    const kind = fc.constantFrom(30, 50, 60);
    const iso = (n: number) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);
    fc.assert(
      fc.property(day, kind, gap, gap, gap, (start, days, toSuspend, toComplete, toPay) => {
        const suspended = start + toSuspend;
        const completed = suspended + toComplete;
        const paid = completed + toPay;
        let clock: PaymentClock | null = null;
        clock = clockAfter(clock, "MISE_A_DISPOSITION", iso(start), days);
        clock = clockAfter(clock, "SUSPENDUE", iso(suspended), days);
        clock = clockAfter(clock, "COMPLETEE", iso(completed), days);
        clock = clockAfter(clock, "SUSPENDUE", iso(completed), days);
        clock = clockAfter(clock, "COMPLETEE", iso(completed), days);
        clock = clockAfter(clock, "MISE_EN_PAIEMENT", iso(paid), days);
        const due = completed + Math.max(30, start + days - suspended);
        expect(clock?.dueOn).toBe(iso(due));
        expect(clock && isLate(clock, iso(paid + 999))).toBe(paid > due);
      }),
      { numRuns: 10_000 },
    );
  });
});
