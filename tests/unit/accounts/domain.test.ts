import { describe, expect, it } from "vitest";
import { addressGroup, visitorAddress } from "#lib/accounts/domain/address.ts";
import { parseCode } from "#lib/accounts/domain/code.ts";
import { maskEmail, normaliseEmail } from "#lib/accounts/domain/email.ts";
import { gate } from "#lib/accounts/domain/gate.ts";
import { minutesLeft } from "#lib/accounts/domain/limits.ts";
import {
  ABSOLUTE_MINUTES,
  expiryOf,
  HALF_MINUTES,
  IDLE_MINUTES,
  sessionVerdict,
} from "#lib/accounts/domain/session.ts";

const start = new Date("2026-11-23T08:00:00Z");
const later = (minutes: number, ms = 0) => new Date(start.getTime() + minutes * 60_000 + ms);

describe("T-32 sessionVerdict", () => {
  const session = { lastSeenAt: start, expiresAt: expiryOf("FULL", start), revokedAt: null };

  it("ends a session that did nothing for 30 minutes, on the dot", () => {
    expect(sessionVerdict(session, later(IDLE_MINUTES, -1))).toBe("live");
    expect(sessionVerdict(session, later(IDLE_MINUTES))).toBe("idle");
  });

  it("ends a busy session after 12 hours, on the dot", () => {
    const busy = { ...session, lastSeenAt: later(ABSOLUTE_MINUTES - 1) };
    expect(sessionVerdict(busy, later(ABSOLUTE_MINUTES, -1))).toBe("live");
    expect(sessionVerdict(busy, later(ABSOLUTE_MINUTES))).toBe("expired");
    expect([IDLE_MINUTES, ABSOLUTE_MINUTES]).toEqual([30, 720]);
  });

  it("ends a revoked one whatever its age", () => {
    expect(sessionVerdict({ ...session, revokedAt: start }, start)).toBe("revoked");
  });

  it("keeps a half session short", () => {
    expect(expiryOf("PASSWORD_ONLY", start)).toEqual(later(HALF_MINUTES));
  });
});

describe("parseCode", () => {
  it.each(["", "12345", "1234567", "12345a", "１２３４５６", "0x1234", "-12345"])("refuses %j", (typed) => {
    expect(parseCode(typed)).toBeNull();
  });

  it.each(["012345", " 012 345 ", "012-345", "012\u00a0345", "012.345"])("reads %j", (typed) => {
    expect(parseCode(typed)).toBe("012345");
  });
});

describe("addresses", () => {
  it("believes only what our own proxies appended", () => {
    expect(visitorAddress("6.6.6.6, 203.0.113.9", 1)).toBe("203.0.113.9");
    expect(visitorAddress("6.6.6.6, 203.0.113.9, 10.0.0.1", 2)).toBe("203.0.113.9");
    expect(visitorAddress("203.0.113.9", 2)).toBe("203.0.113.9");
    expect(visitorAddress("::ffff:127.0.0.1", 1)).toBe("127.0.0.1");
    expect(visitorAddress(null, 1)).toBeNull();
    expect(visitorAddress(" , ", 1)).toBeNull();
  });

  it("counts an IPv6 customer as one, however many addresses they use", () => {
    expect(addressGroup("2001:db8:1:2:3:4:5:6")).toBe(addressGroup("2001:0db8:1:2:ffff::1"));
    expect(addressGroup("2001:db8:1:2::1")).not.toBe(addressGroup("2001:db8:1:3::1"));
    expect(addressGroup("::1")).toBe("0:0:0:0");
    expect(addressGroup("203.0.113.9")).toBe("203.0.113.9");
  });
});

describe("small things", () => {
  it("mask an address without giving it away", () => {
    expect(maskEmail("camille.durand@exemple.fr")).toBe("c•••@exemple.fr");
    expect(maskEmail("sans-arobase")).toBe("•••");
  });

  it("read an address as it is kept", () => {
    expect(normaliseEmail("  Camille@Exemple.FR ")).toBe("camille@exemple.fr");
  });

  it("never announce less than a minute", () => {
    expect([minutesLeft(0), minutesLeft(60_000), minutesLeft(60_001)]).toEqual([1, 1, 2]);
  });
});

describe("T-33 gate", () => {
  const page = "/mon-compte/habilitations?recherche=a&page=2";
  const back = encodeURIComponent(page);
  const full = { session: { half: false }, hasCookie: true };
  const half = { session: { half: true }, hasCookie: true };

  it("sends a visitor to sign in and remembers the page", () => {
    expect(gate({ session: null, hasCookie: false }, page)).toBe(`/connexion?retour=${back}`);
  });

  it("sends the half signed in to the code, whatever they ask for", () => {
    expect(gate(half, page)).toBe(`/connexion/code?retour=${back}`);
    expect(gate(half, null)).toBe("/connexion/code");
  });

  it("tells whose session ended that it did", () => {
    expect(gate({ session: null, hasCookie: true }, page)).toBe(`/connexion?retour=${back}&motif=session`);
  });

  it.each(["//evil.example", "https://evil.example/x", "/\\evil.example", "javascript:alert(1)", "evil", ""])(
    "T-38 never remembers %j",
    (wanted) => {
      expect(gate({ session: null, hasCookie: false }, wanted)).toBe("/connexion");
      expect(gate(half, wanted)).toBe("/connexion/code");
    },
  );

  it("lets in who gave both proofs", () => {
    expect(gate(full, page)).toBeNull();
  });
});
