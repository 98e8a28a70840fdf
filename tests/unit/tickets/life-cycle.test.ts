import { describe, expect, it } from "vitest";
import {
  availableEvents,
  closesAt,
  decide,
  expectedOfIssuer,
  reopenableUntil,
} from "#lib/tickets/domain/life-cycle.ts";
import { DESKS, deskOf, TICKET_KINDS, TICKET_STATUSES, type TicketStatus } from "#lib/tickets/domain/status.ts";
import { TICKET_EVENTS, TICKET_SIDES, type TicketEventName } from "#lib/tickets/domain/transitions.ts";

const AT = new Date("2026-11-27T09:00:00Z");
const DAY = 86_400_000;
/** Those of a portal where nobody set others. */
const delays = { answered: 15, asked: 30, remind: 5, reopen: 30 };

/** What the source says (domain reference § 14.2, features F-104, F-107, F-108), by hand: event, side, and where each status goes; nothing where it is refused. */
const EXPECTED: Readonly<
  Record<TicketEventName, { by: string; to: Partial<Record<TicketStatus | "none", TicketStatus>>; desk?: string }>
> = {
  send: { by: "issuer", to: { none: "OUVERT" } },
  take: { by: "handler", to: { OUVERT: "OUVERT", EN_ATTENTE_INFORMATIONS: "EN_ATTENTE_INFORMATIONS" } },
  assign: { by: "handler", to: { OUVERT: "OUVERT", EN_ATTENTE_INFORMATIONS: "EN_ATTENTE_INFORMATIONS" } },
  remind: {
    by: "system",
    to: { EN_ATTENTE_INFORMATIONS: "EN_ATTENTE_INFORMATIONS", RESOLU: "RESOLU" },
  },
  expire: { by: "system", to: { EN_ATTENTE_INFORMATIONS: "FERME", RESOLU: "FERME" } },
  answer: { by: "handler", to: { OUVERT: "RESOLU", EN_ATTENTE_INFORMATIONS: "RESOLU" } },
  "ask-information": { by: "handler", to: { OUVERT: "EN_ATTENTE_INFORMATIONS" } },
  "transfer-to-support": { by: "handler", to: { OUVERT: "OUVERT" }, desk: "RECIPIENT" },
  "transfer-to-recipient": { by: "handler", to: { OUVERT: "OUVERT" }, desk: "SUPPORT" },
  note: {
    by: "handler",
    to: {
      OUVERT: "OUVERT",
      EN_ATTENTE_INFORMATIONS: "EN_ATTENTE_INFORMATIONS",
      RESOLU: "RESOLU",
      FERME: "FERME",
    },
  },
  provide: { by: "issuer", to: { EN_ATTENTE_INFORMATIONS: "OUVERT" } },
  add: { by: "issuer", to: { OUVERT: "OUVERT" } },
  accept: { by: "issuer", to: { RESOLU: "FERME" } },
  "send-back": { by: "issuer", to: { RESOLU: "OUVERT" } },
  close: { by: "issuer", to: { OUVERT: "FERME", EN_ATTENTE_INFORMATIONS: "FERME" } },
  reopen: { by: "issuer", to: { FERME: "OUVERT" } },
};

/** Long enough ago for what time does; now for the rest. */
const since = (event: TicketEventName) => ({
  delays,
  statusAt: event === "remind" || event === "expire" ? new Date(AT.getTime() - 40 * DAY) : AT,
  remindedAt: event === "expire" ? new Date(AT.getTime() - 6 * DAY) : null,
});

describe("F-104 the life cycle of a ticket", () => {
  it("is what the source says, for every status, event, side and desk", () => {
    let tried = 0;
    for (const status of [null, ...TICKET_STATUSES])
      for (const event of TICKET_EVENTS)
        for (const by of TICKET_SIDES)
          for (const desk of DESKS) {
            const taken = event !== "take";
            const input = { by, at: AT, text: "Bonjour", files: 1, taken, recipientNamed: true, colleagueNamed: true };
            const result = decide({ status, desk, ...since(event) }, event, input);
            const { by: side, to, desk: only } = EXPECTED[event];
            const expected = side === by && (!only || only === desk) ? to[status ?? "none"] : undefined;
            const what = `${event} from ${status} by ${by} at ${desk}`;
            expect(result.ok ? result.data.to : undefined, what).toBe(expected);
            tried += 1;
          }
    expect(tried).toBe(5 * TICKET_EVENTS.length * 3 * 2);
  });

  it("asks for what must come with each event", () => {
    const open = { status: "OUVERT", delays, statusAt: AT, desk: "SUPPORT" } as const;
    const handler = { by: "handler", at: AT, taken: true } as const;
    expect(decide(open, "answer", { ...handler, text: "  " })).toMatchObject({ code: "TICKET_TEXT_NEEDED" });
    expect(decide(open, "answer", { ...handler, taken: false, text: "Oui" })).toMatchObject({
      code: "TICKET_NOT_TAKEN",
    });
    expect(decide(open, "take", handler)).toMatchObject({ code: "TICKET_TAKEN_ALREADY" });
    expect(decide(open, "transfer-to-recipient", { ...handler, text: "x" })).toMatchObject({
      code: "TICKET_RECIPIENT_NEEDED",
    });
    const waiting = { ...open, status: "EN_ATTENTE_INFORMATIONS" } as const;
    const issuer = { by: "issuer", at: AT } as const;
    expect(decide(waiting, "provide", issuer)).toMatchObject({ code: "TICKET_TEXT_OR_FILE_NEEDED" });
    expect(decide(waiting, "provide", { ...issuer, files: 1 }).ok).toBe(true);
    expect(decide({ ...open, status: "RESOLU" }, "send-back", issuer)).toMatchObject({ code: "TICKET_TEXT_NEEDED" });
    expect(decide({ ...open, status: "RESOLU" }, "accept", issuer).ok).toBe(true);
  });

  it("opens a closed ticket again within the days that it says, to the millisecond (F-107)", () => {
    const closed = { status: "FERME", delays, statusAt: AT, desk: "SUPPORT" } as const;
    const last = reopenableUntil(closed);
    expect(last.getTime() - AT.getTime()).toBe(30 * DAY);
    const at = (ms: number) => ({ by: "issuer", at: new Date(last.getTime() + ms), text: "Encore" }) as const;
    expect(decide(closed, "reopen", at(0)).ok).toBe(true);
    expect(decide(closed, "reopen", at(1))).toMatchObject({ code: "TICKET_WINDOW_OVER" });
  });

  it("closes by itself after its days, never less than five after its issuer was told", () => {
    const on = (days: number) => new Date(AT.getTime() + days * DAY);
    const by = (days: number) => ({ by: "system", at: on(days) }) as const;
    const resolved = { status: "RESOLU", delays, statusAt: AT, desk: "SUPPORT" } as const;
    expect(closesAt({ status: "OUVERT", delays, statusAt: AT })).toBeNull();
    expect(closesAt(resolved)).toEqual(on(15));
    expect(closesAt({ ...resolved, status: "EN_ATTENTE_INFORMATIONS" })).toEqual(on(30));
    expect(decide(resolved, "remind", by(9.9))).toMatchObject({ code: "TICKET_NOT_DUE" });
    expect(decide(resolved, "remind", by(10)).ok).toBe(true);
    expect(decide(resolved, "expire", by(60))).toMatchObject({ code: "TICKET_NOT_DUE" });
    const told = { ...resolved, remindedAt: on(12) };
    expect(decide(told, "remind", by(13))).toMatchObject({ code: "TICKET_NOT_DUE" });
    expect(decide(told, "expire", by(16.9))).toMatchObject({ code: "TICKET_NOT_DUE" });
    expect(decide(told, "expire", by(17)).ok).toBe(true);
    // As administrators set it: the same ticket, with other delays.
    const short = { answered: 4, asked: 10, remind: 1, reopen: 2 };
    expect(closesAt({ ...resolved, delays: short })).toEqual(on(4));
    expect(decide({ ...resolved, delays: short }, "remind", by(3)).ok).toBe(true);
    expect(reopenableUntil({ statusAt: AT, delays: short })).toEqual(on(2));
    // Told when it waited before: that was another wait.
    expect(decide({ ...resolved, remindedAt: on(-1) }, "expire", by(60))).toMatchObject({ code: "TICKET_NOT_DUE" });
  });

  it("offers what it allows, and nothing else; a note alone is never told", () => {
    const facts = (status: TicketStatus) => ({ status, delays, statusAt: AT, desk: "RECIPIENT" }) as const;
    const issuer = { by: "issuer", at: AT } as const;
    expect(availableEvents(facts("OUVERT"), issuer)).toEqual(["add", "close"]);
    expect(availableEvents(facts("EN_ATTENTE_INFORMATIONS"), issuer)).toEqual(["provide", "close"]);
    expect(availableEvents(facts("RESOLU"), issuer)).toEqual(["accept", "send-back"]);
    expect(availableEvents(facts("FERME"), issuer)).toEqual(["reopen"]);
    expect(availableEvents(facts("OUVERT"), { by: "handler", at: AT })).toEqual(["take", "assign", "note"]);
    expect(availableEvents(facts("OUVERT"), { by: "handler", at: AT, taken: true })).toEqual([
      "assign",
      "answer",
      "ask-information",
      "transfer-to-support",
      "note",
    ]);
    const told = TICKET_EVENTS.filter((event) => {
      for (const status of [null, ...TICKET_STATUSES])
        for (const by of TICKET_SIDES) {
          const input = { by, at: AT, text: "x", taken: event !== "take", recipientNamed: true, colleagueNamed: true };
          for (const desk of DESKS) {
            const result = decide({ status, desk, ...since(event) }, event, input);
            if (result.ok) return !result.data.internal;
          }
        }
      return true;
    });
    expect(TICKET_EVENTS.filter((event) => !told.includes(event))).toEqual(["assign", "note"]);
  });

  it("expects of the issuer what the table of § 14.2 says, and sends « M - » to the entity alone", () => {
    expect(TICKET_STATUSES.map(expectedOfIssuer)).toEqual(["nothing", "provide", "judge", "nothing"]);
    expect(TICKET_KINDS.filter((kind) => deskOf(kind) === "RECIPIENT")).toEqual(["BUSINESS"]);
  });
});
