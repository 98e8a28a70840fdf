import { afterEach, describe, expect, it, vi } from "vitest";
import { db, pool } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { newId } from "#lib/shared/ids.ts";
import { admit, ROUTE_CLASSES, tooMany } from "#lib/traffic/index.ts";
import { makeUser } from "#tests/factories/people.ts";
import { openSessionCookie } from "#tests/factories/session-cookie.ts";

afterEach(() => vi.restoreAllMocks());

const ask = (address: string, over: Partial<Parameters<typeof admit>[0]> = {}) =>
  admit({ method: "GET", path: "/api/captcha/image", forwardedFor: address, sessionCookie: undefined, ...over });

const times = async (count: number, work: () => Promise<unknown>) => {
  for (let i = 0; i < count; i++) await work();
};

const limit = ROUTE_CLASSES.captcha.points;

describe("T-37 requests are counted by class and visitor", () => {
  it("lets through what the class allows, then refuses with the seconds to wait, and keeps one trace of it", async () => {
    const from = "203.0.113.1";
    for (let i = 0; i < limit; i++) expect(await ask(from)).toBeNull();
    const refused = await ask(from);
    expect(refused).toMatchObject({ class: "captcha", flood: false });
    expect(refused?.milliseconds).toBeGreaterThan(50_000);
    await times(limit * 2, () => ask(from));
    const kept = await db().auditEvent.findMany({ where: { type: "traffic.limited", address: from } });
    expect(kept.map(({ outcome, detail }) => ({ outcome, detail }))).toEqual([
      { outcome: "refused", detail: { class: "captcha", seconds: 60 } },
    ]);
    // Another class, another visitor: not concerned.
    expect(await ask(from, { path: "/connexion" })).toBeNull();
    expect(await ask("203.0.113.2")).toBeNull();
  });

  it("refuses a flood from memory, without a query each", async () => {
    const from = "203.0.113.3";
    await times(limit * 2 + 1, () => ask(from));
    const query = vi.spyOn(pool(), "connect");
    await times(50, async () => expect(await ask(from)).toMatchObject({ flood: true }));
    expect(query).not.toHaveBeenCalled();
  });

  it("counts a whole IPv6 network as one, and what a visitor writes before the proxy's entry as nothing", async () => {
    await times(limit, () => ask(`2001:db8:1:2::${newId().slice(0, 4)}`));
    expect(await ask("2001:db8:1:2:ffff::1")).not.toBeNull();
    await times(limit, () => ask("203.0.113.9"));
    expect(await ask("198.51.100.1, 203.0.113.9")).not.toBeNull();
  });

  it("counts whoever has a session by it: an office behind one address does not share", async () => {
    const [a, b] = [await makeUser(), await makeUser()];
    const cookieOf = async (id: string) => (await openSessionCookie(env().DATABASE_URL, env().AUTH_SECRET, id)).value;
    const [mine, theirs] = [await cookieOf(a.id), await cookieOf(b.id)];
    const from = "203.0.113.20";
    await times(limit, () => ask(from, { sessionCookie: mine }));
    expect(await ask(from, { sessionCookie: mine })).not.toBeNull();
    expect(await ask(from, { sessionCookie: theirs })).toBeNull();
    expect(await ask(from)).toBeNull();
    // A cookie that the portal did not make is no session: its network counts.
    await times(limit, () => ask("203.0.113.21", { sessionCookie: `${mine}x${newId()}` }));
    expect(await ask("203.0.113.21", { sessionCookie: newId() })).not.toBeNull();
  });

  it("gives a minute's pages at a pace, whoever asks for them in one moment, and keeps one trace of it in a period", async () => {
    const from = "203.0.113.40";
    const { atOnce, perSecond } = ROUTE_CLASSES.page.pace;
    const open = () => ask(from, { path: "/aide" });
    const answers = await Promise.all(Array.from({ length: atOnce * 3 }, open));
    const refused = answers.filter((one) => one !== null);
    expect(refused.length).toBeGreaterThan(atOnce);
    expect(refused.length).toBeLessThanOrEqual(atOnce * 2);
    expect(refused[0]).toMatchObject({ class: "page", flood: false });
    expect(refused.at(-1)).toMatchObject({ flood: true });
    for (const { milliseconds } of refused) expect(milliseconds).toBeLessThanOrEqual(1000 / perSecond);
    // Somebody else's pages, and what is no page, are not concerned.
    expect(await ask("203.0.113.41", { path: "/aide" })).toBeNull();
    expect(await ask(from)).toBeNull();
    await vi.waitFor(async () => expect(await open()).toBeNull(), { timeout: 10_000, interval: 50 });
    await times(atOnce * 2, open);
    expect(await db().auditEvent.count({ where: { type: "traffic.limited", address: from } })).toBe(1);
  });

  it("counts in parallel as exactly as one after the other", async () => {
    const answers = await Promise.all(Array.from({ length: limit + 20 }, () => ask("203.0.113.30")));
    expect(answers.filter((one) => one === null)).toHaveLength(limit);
  });
});

describe("the answer 429", () => {
  it("says when to try again, in both languages, as a page and as JSON", async () => {
    const refused = { class: "signIn", milliseconds: 42_000, flood: true } as const;
    const page = tooMany(refused, { locale: "fr", as: "page", here: "/connexion" });
    expect(page.status).toBe(429);
    expect(page.headers.get("retry-after")).toBe("42");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(await page.text()).toMatch(/Réessayez dans 42.secondes[\s\S]*href="\/connexion"/);
    const json = tooMany({ ...refused, milliseconds: 600_000 }, { locale: "en", as: "json", here: null });
    expect(await json.json()).toMatchObject({
      code: "TOO_MANY_REQUESTS",
      message: expect.stringContaining("10 minutes"),
    });
  });
});
