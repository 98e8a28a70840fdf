import { describe, expect, it } from "vitest";
import { actingFor, narrow, readActing, writeActing } from "#lib/access/domain/acting.ts";
import type { Actor } from "#lib/access/domain/actor.ts";
import { can } from "#lib/access/domain/can.ts";

const place = (structureId: string) => ({
  structureId,
  role: "USER" as const,
  habilitations: [{ application: "FACTURES_EMISES" as const, level: "MODIFICATION" as const, serviceId: null }],
});
const actor = (...ids: string[]): Actor => ({
  userId: "u1",
  displayName: "",
  email: "",
  sessionId: "s",
  locale: "fr",
  systemRole: "NONE",
  memberships: ids.map(place),
});

describe("F-42 the structure that somebody looks at", () => {
  it.each([undefined, "", "a", "u2.a", "u1", "u1.", "u1.a.b", ".a"])(
    "cookie %j keeps no choice of theirs",
    (cookie) => {
      expect(readActing(cookie, "u1")).toBeUndefined();
    },
  );

  it("a cookie gives back what was written, and nothing to somebody else", () => {
    expect(readActing(writeActing("u1", "a"), "u1")).toBe("a");
    expect(readActing(writeActing("u1", null), "u1")).toBeNull();
    expect(readActing(writeActing("u1", "a"), "u2")).toBeUndefined();
  });

  it("counts only as one of several places that the person has now", () => {
    expect(actingFor(actor("a", "b"), "b")).toBe("b");
    expect(actingFor(actor("a", "b"), "c")).toBeNull();
    expect(actingFor(actor("a"), "a")).toBeNull();
    expect(actingFor(actor(), "a")).toBeNull();
  });

  it("narrows what the person may do, and never widens it", () => {
    const whole = actor("a", "b");
    const may = (who: Actor, structureId: string) => can(who, "invoice.draft", { structureId });
    expect(may(narrow(whole, "b"), "b")).toBe(true);
    expect(may(narrow(whole, "b"), "a")).toBe(false);
    expect(may(narrow(whole, "c"), "c")).toBe(false);
    expect(narrow(whole, null)).toBe(whole);
  });
});
