import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterWorkingMinutes,
  formatTimeOfDay,
  instantSaid,
  isWorkingDay,
  isWorkingTime,
  nextOpening,
  workingMinutes,
} from "#lib/shared/working-time.ts";
import { readTicketAddress, sortedBy, ticketQuery } from "#lib/tickets/domain/list.ts";
import { serviceLevel } from "#lib/tickets/domain/service-level.ts";

const at = (text: string) => new Date(text);
/** 8:30 to 18:30 (domain reference § 14.1). */
const HOURS = { opens: 510, closes: 1110 };

describe("F-104 working time, in Paris", () => {
  it("leaves out nights, week-ends and public holidays", () => {
    for (const day of [
      "2026-01-01",
      "2026-04-06",
      "2026-05-01",
      "2026-05-14",
      "2026-05-25",
      "2026-11-11",
      "2026-11-28",
    ])
      expect(isWorkingDay(day), day).toBe(false);
    for (const day of ["2026-04-07", "2026-11-27", "2026-12-24", "2025-04-22"])
      expect(isWorkingDay(day), day).toBe(true);
    // Friday 17:30 to Monday 9:30, in winter; then the same clock in summer.
    expect(workingMinutes(at("2026-11-27T16:30:00Z"), at("2026-11-30T08:30:00Z"), HOURS)).toBe(120);
    expect(workingMinutes(at("2026-06-26T15:30:00Z"), at("2026-06-29T07:30:00Z"), HOURS)).toBe(120);
    // Where the support is open for an hour: as administrators set it.
    expect(workingMinutes(at("2026-11-27T05:00:00Z"), at("2026-11-30T22:00:00Z"), { opens: 360, closes: 420 })).toBe(
      120,
    );
    expect(isWorkingTime(at("2026-11-27T05:30:00Z"), { opens: 360, closes: 420 })).toBe(true);
    expect(isWorkingTime(at("2026-11-27T06:00:00Z"), { opens: 360, closes: 420 })).toBe(false);
    expect([510, 540].map((minutes) => formatTimeOfDay(minutes, "fr"))).toEqual(["8\u00a0h\u00a030", "9\u00a0h"]);
    expect(formatTimeOfDay(510, "en")).toBe("8:30");
    // Over the night when the clock goes back.
    expect(workingMinutes(at("2026-10-23T15:30:00Z"), at("2026-10-26T08:30:00Z"), HOURS)).toBe(120);
    expect(workingMinutes(at("2026-11-28T10:00:00Z"), at("2026-11-29T10:00:00Z"), HOURS)).toBe(0);
    expect(workingMinutes(at("2026-11-30T10:00:00Z"), at("2026-11-27T10:00:00Z"), HOURS)).toBe(0);
  });

  it("F-122 opens again at the next hour of opening, whatever closed days are between, and says it as people do", () => {
    const said = (from: string, locale: string) => instantSaid(nextOpening(at(from), HOURS), locale);
    // In the morning before it opens, after a Friday, over Easter, and on the first of a month; in summer as in winter.
    expect(said("2026-11-24T05:00:00Z", "fr")).toEqual({ day: "mardi 24 novembre", time: "8\u00a0h\u00a030" });
    expect(said("2026-11-27T17:30:00Z", "fr").day).toBe("lundi 30 novembre");
    expect(said("2026-04-03T20:00:00Z", "en")).toEqual({ day: "Tuesday 7 April", time: "8:30" });
    expect(said("2026-11-30T18:00:00Z", "fr").day).toBe("mardi 1er décembre");
    expect(said("2026-08-10T20:00:00Z", "fr").day).toBe("mardi 11 août");
    const open = at("2026-11-24T09:00:00Z");
    expect(nextOpening(open, HOURS)).toEqual(open);
  });

  it("reaches by counting on what counting between gives back", () => {
    const days = fc.date({ min: at("2024-01-01"), max: at("2030-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 6000 }), (from, minutes) => {
        const to = afterWorkingMinutes(from, minutes, HOURS);
        expect(Math.abs(workingMinutes(from, to, HOURS) - minutes)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });

  it("counts only the turn of whoever answers, and says when it is late", () => {
    const sent = at("2026-11-26T08:30:00Z");
    const open = { status: "OUVERT", statusAt: sent, waitedMinutes: 0, targetHours: 10 } as const;
    expect(serviceLevel(open, at("2026-11-26T09:30:00Z"), HOURS)).toMatchObject({ state: "fine", waited: 60 });
    expect(serviceLevel(open, at("2026-11-27T07:30:00Z"), HOURS).dueAt).toEqual(at("2026-11-27T08:30:00Z"));
    expect(serviceLevel(open, at("2026-11-26T17:00:00Z"), HOURS).state).toBe("soon");
    expect(serviceLevel(open, at("2026-11-27T08:32:00Z"), HOURS).state).toBe("late");
    const asked = { ...open, status: "EN_ATTENTE_INFORMATIONS", waitedMinutes: 60 } as const;
    expect(serviceLevel(asked, at("2026-12-30T09:00:00Z"), HOURS)).toEqual({
      state: "stopped",
      waited: 60,
      dueAt: null,
    });
  });
});

describe("F-105 the address of a list of tickets", () => {
  const tabs = ["actions", "ouverts", "clos"] as const;
  it("asks for nothing that does not exist, and keeps what does", () => {
    const plain = readTicketAddress(
      { onglet: "tout", tri: "prix", ordre: "hasard", groupe: "numero", recherche: ["a", "b"] },
      tabs,
    );
    const none = { group: null, after: null };
    expect(plain).toEqual({ tab: "actions", typed: "a", sort: "cree", direction: "decroissant", ...none });
    const asked = { onglet: "clos", tri: "numero", ordre: "decroissant", groupe: "statut", recherche: "rib" };
    expect(ticketQuery(readTicketAddress(asked, tabs), "actions")).toEqual({ ...asked, apres: null });
  });

  it("turns an order round when its column is asked again", () => {
    const first = readTicketAddress({}, tabs);
    expect(sortedBy(first, "cree").direction).toBe("croissant");
    expect(sortedBy(first, "statut")).toMatchObject({ sort: "statut", direction: "croissant" });
    expect(sortedBy(sortedBy(first, "statut"), "statut").direction).toBe("decroissant");
  });
});
