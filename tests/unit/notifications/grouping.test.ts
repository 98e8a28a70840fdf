import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applicationOf, isUrgent, mailWays, nextGrouping } from "#lib/notifications/domain/grouping.ts";
import { NOTIFICATION_TYPES } from "#lib/notifications/domain/types.ts";

const at = (text: string) => new Date(text);

describe("F-129: when a mail of several leaves", () => {
  it("at seven in Paris, summer and winter, and the next day from then on", () => {
    expect(nextGrouping("DAILY", at("2026-11-27T05:59:59Z"))).toEqual(at("2026-11-27T06:00:00Z"));
    expect(nextGrouping("DAILY", at("2026-11-27T06:00:00Z"))).toEqual(at("2026-11-28T06:00:00Z"));
    expect(nextGrouping("DAILY", at("2026-07-01T04:00:00Z"))).toEqual(at("2026-07-01T05:00:00Z"));
    // The nights when the clock changes.
    expect(nextGrouping("DAILY", at("2026-03-28T23:30:00Z"))).toEqual(at("2026-03-29T05:00:00Z"));
    expect(nextGrouping("DAILY", at("2026-10-24T22:30:00Z"))).toEqual(at("2026-10-25T06:00:00Z"));
  });

  it("on Mondays for the week", () => {
    expect(nextGrouping("WEEKLY", at("2026-11-27T12:00:00Z"))).toEqual(at("2026-11-30T06:00:00Z"));
    expect(nextGrouping("WEEKLY", at("2026-11-30T06:00:00Z"))).toEqual(at("2026-12-07T06:00:00Z"));
  });

  it("after what it tells, and within a day", () => {
    fc.assert(
      fc.property(fc.date({ min: at("2020-01-01"), max: at("2040-01-01"), noInvalidDate: true }), (after) => {
        const hours = (nextGrouping("DAILY", after).getTime() - after.getTime()) / 3_600_000;
        expect(hours).toBeGreaterThan(0);
        expect(hours).toBeLessThanOrEqual(25);
      }),
    );
  });
});

describe("how an event reaches a person by mail", () => {
  it("a rejection at once, the rest of invoicing by day, security never gathered", () => {
    expect(mailWays("invoice.statusChanged", { status: "REJETEE" }, undefined)).toEqual({ now: true, groupings: [] });
    expect(mailWays("invoice.statusChanged", { status: "SUSPENDUE" }, undefined)).toEqual({
      now: false,
      groupings: ["DAILY"],
    });
    expect(mailWays("attachment.requested", {}, undefined).now).toBe(true);
    const daily = { rhythm: "DAILY", weekly: true } as const;
    expect(mailWays("bankAccount.changed", {}, daily)).toEqual({ now: true, groupings: [] });
    expect(mailWays("invoice.statusChanged", { status: "REJETEE" }, daily)).toEqual({
      now: true,
      groupings: ["WEEKLY"],
    });
    // Fifteen days run from then on: whoever is asked to validate is told at once.
    expect(mailWays("invoice.toValidate", {}, undefined)).toEqual({ now: true, groupings: [] });
    expect(mailWays("invoice.toValidate", {}, daily)).toEqual({ now: true, groupings: ["WEEKLY"] });
    expect(isUrgent("invoice.received", {})).toBe(false);
  });

  it("every type has its place", () => {
    for (const type of NOTIFICATION_TYPES)
      expect([null, "FACTURATION", "ORGANISATION", "SUPPORT"]).toContain(applicationOf(type));
  });
});
