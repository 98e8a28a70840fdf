import { describe, expect, it } from "vitest";
import { pseudonymOf } from "#lib/accounts/domain/closed.ts";
import { deviceOf } from "#lib/accounts/domain/device-name.ts";
import { HISTORY_TONES, type HistoryType, textsOf } from "#lib/accounts/domain/history.ts";
import type { AuditType } from "#lib/audit/index.ts";
import { NOTIFICATION_TYPES } from "#lib/notifications/domain/types.ts";
import { typeKey } from "#lib/notifications/public.ts";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };

/** The compiler holds this list: an event of the trail that the history forgets does not compile. */
type AccountType = AuditType extends infer T ? (T extends `account.${infer Name}` ? Name : never) : never;
const told: Record<AccountType, string> = HISTORY_TONES;

describe("the history of an account", () => {
  it("has a sentence in both languages for each event of the trail, and no other", () => {
    for (const catalogue of [fr, en])
      expect(Object.keys(catalogue.accountHistory).sort()).toEqual(Object.keys(told).sort());
  });

  it("says nothing that is not in the trail", () => {
    const names: HistoryType[] = Object.keys(told) as HistoryType[];
    expect(names).toContain("signedIn");
    expect(textsOf({ reason: "wrong", count: 2, given: true, fields: ["a"], nested: {} })).toEqual({
      reason: "wrong",
      count: "2",
      given: "true",
    });
    expect(textsOf(null)).toEqual({});
  });
});

describe("choices of notification", () => {
  it("have words for each type in both languages", () => {
    for (const catalogue of [fr, en])
      expect(Object.keys(catalogue.account.notifications.types).sort()).toEqual(NOTIFICATION_TYPES.map(typeKey).sort());
  });
});

describe("names", () => {
  it("say browser and system, and nothing for what cannot be read", () => {
    const edge =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0";
    expect(deviceOf(edge)).toEqual({ browser: "Microsoft Edge", system: "Windows" });
    for (const strange of [null, "", "x", "<script>", "\u0000".repeat(300)])
      expect(deviceOf(strange)).toEqual({ browser: null, system: null });
  });

  it("of a closed account lead to nobody and are different for each", () => {
    const [a, b] = [
      pseudonymOf("0198a000-0000-7000-8000-00000000000a"),
      pseudonymOf("0198a000-0000-7000-8000-00000000000b"),
    ];
    expect(a.email).toMatch(/\.invalid$/);
    expect(a.email).not.toBe(b.email);
    expect(a.lastName).not.toBe(b.lastName);
  });
});
