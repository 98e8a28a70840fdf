import { beforeAll, describe, expect, it } from "vitest";
import { take } from "#lib/accounts/data/limits.ts";
import { consumeTicket, markDevice } from "#lib/accounts/index.ts";
import { db, pool } from "#lib/platform/db.ts";
import { makeUser, PASSWORD } from "#tests/factories/people.ts";
import { touchClock } from "#tests/integration/support/clock.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";
import { half, password, wrong } from "#tests/integration/support/sign-in.ts";

/** Moves the portal's clock; the counters of rate-limiter-flexible run on the machine's own. */
const shift = touchClock();

let user: Awaited<ReturnType<typeof makeUser>>;
beforeAll(async () => {
  user = await makeUser();
});

describe("password", () => {
  it("gives an unknown address, a wrong password and a closed account the same answer (T-34)", async () => {
    const closed = await makeUser({ status: "CLOSED" });
    const pending = await makeUser({ status: "PENDING" });
    const nobody = { ...(await makeUser()), loginEmail: "sans-mot-de-passe@exemple.invalid" };
    await db().user.update({
      where: { id: nobody.id },
      data: { loginEmail: nobody.loginEmail, credential: { delete: true } },
    });
    const answers = [
      await wrong("inconnu@exemple.invalid"),
      await password("inconnu@exemple.invalid"),
      await wrong(user),
      await password(closed),
      await password(pending),
      await password(nobody),
    ];
    expect(new Set(answers.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ ok: false, code: "SIGN_IN_REFUSED" })]),
    );
    expect(await db().session.count({ where: { userId: { in: [closed.id, pending.id, nobody.id] } } })).toBe(0);
  });

  it("takes as long for an unknown address as for a wrong password (T-34, sample)", async () => {
    const known = await makeUser();
    const timed = async (email: string) => {
      const started = performance.now();
      await wrong(email);
      return performance.now() - started;
    };
    await timed("chauffe@exemple.invalid");
    const unknown: number[] = [];
    const wrongs: number[] = [];
    for (let i = 0; i < 4; i++) {
      unknown.push(await timed(`inconnu-${i}@exemple.invalid`));
      wrongs.push(await timed(known.loginEmail));
    }
    const median = (list: number[]) => list.sort((a, b) => a - b)[2] ?? 0;
    // A missing dummy verification would show as a factor of ten or more.
    expect(median(unknown) / median(wrongs)).toBeGreaterThan(0.33);
    expect(median(unknown) / median(wrongs)).toBeLessThan(3);
  });

  it("forgives capitals and spaces around the address, and nothing in the password", async () => {
    expect((await password(` ${user.loginEmail.toUpperCase()} `)).ok).toBe(true);
    expect(await password(user, { password: `${PASSWORD} ` })).toMatchObject({ code: "SIGN_IN_REFUSED" });
    expect(await password(user, { password: PASSWORD.toLowerCase() })).toMatchObject({ code: "SIGN_IN_REFUSED" });
  });
});

describe("T-28 guesses", () => {
  it("closes after five failures, with the same words for an address that has no account, and tells the owner by mail", async () => {
    const target = await makeUser();
    const answers = async (email: string) => {
      const codes: string[] = [];
      for (let i = 0; i < 7; i++) {
        const result = await wrong(email);
        codes.push(result.ok ? "in" : result.code);
      }
      return codes;
    };
    const expected = [...Array(4).fill("SIGN_IN_REFUSED"), ...Array(3).fill("SIGN_IN_LOCKED")];
    expect(await answers(target.loginEmail)).toEqual(expected);
    expect(await answers("personne-ici@exemple.invalid")).toEqual(expected);
    expect(await password(target)).toMatchObject({ code: "SIGN_IN_LOCKED", params: { minutes: 60 } });
    const mails = await orderedMails(target.loginEmail);
    expect(mails.map((mail) => mail.template)).toEqual(["signInAlert"]);
    expect(await db().auditEvent.count({ where: { userId: target.id, type: "account.locked" } })).toBe(1);
  });

  it("lets at most five of fifty parallel guesses from fifty addresses reach the password", async () => {
    const target = await makeUser();
    await Promise.all(Array.from({ length: 50 }, () => wrong(target)));
    expect(await db().loginAttempt.count({ where: { userId: target.id } })).toBe(5);
  });

  it("keeps the owner's own browser open while strangers guess, and that browser no more than five times", async () => {
    const target = await makeUser();
    const device = markDevice(undefined, target.id, new Date());
    for (let i = 0; i < 8; i++) await wrong(target);
    expect((await password(target, { deviceCookie: device })).ok).toBe(true);
    for (let i = 0; i < 5; i++) await wrong(target, { deviceCookie: device });
    expect(await password(target, { deviceCookie: device })).toMatchObject({ code: "SIGN_IN_LOCKED" });
  });

  it("takes no mark that is forged, of another account, or too old", async () => {
    const target = await makeUser();
    const another = await makeUser();
    for (let i = 0; i < 5; i++) await wrong(target);
    const genuine = markDevice(undefined, target.id, new Date());
    const marks = [
      markDevice(undefined, another.id, new Date()),
      genuine.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
      markDevice(undefined, target.id, new Date(Date.now() - 181 * 86_400_000)),
      "x".repeat(5000),
      "~.~..~",
    ];
    for (const deviceCookie of marks) {
      expect(await password(target, { deviceCookie })).toMatchObject({ code: "SIGN_IN_LOCKED" });
    }
    expect((await password(target, { deviceCookie: `${marks[0]}~${genuine}` })).ok).toBe(true);
  });

  it("opens again by itself after an hour: nobody is locked out for good", async () => {
    const target = await makeUser();
    for (let i = 0; i < 5; i++) await wrong(target);
    // The counters store when they end: an hour from now is an hour taken off.
    await pool().query("update rate_limit set expire = expire - 3600 * 1000 + 1000");
    expect(await password(target)).toMatchObject({ code: "SIGN_IN_LOCKED" });
    await pool().query("update rate_limit set expire = expire - 2000");
    expect((await password(target)).ok).toBe(true);
  });

  it("stops one address that sprays over many accounts", async () => {
    const from = { address: "203.0.113.77", userAgent: null };
    // Twenty-seven of its thirty tries, without the work of verifying as many passwords.
    for (let i = 0; i < 27; i++) await take("address", from.address);
    const codes: string[] = [];
    for (let i = 0; i < 5; i++) {
      const result = await wrong(`cible-${i}@exemple.invalid`, { from });
      codes.push(result.ok ? "in" : result.code);
    }
    expect(codes).toEqual([...Array(3).fill("SIGN_IN_REFUSED"), "SIGN_IN_LOCKED", "SIGN_IN_LOCKED"]);
    expect((await password(user)).ok).toBe(true);
  });

  it("forgets failures once the password is right", async () => {
    const target = await makeUser();
    for (let i = 0; i < 4; i++) await wrong(target);
    expect((await password(target)).ok).toBe(true);
    for (let i = 0; i < 4; i++) expect(await wrong(target)).toMatchObject({ code: "SIGN_IN_REFUSED" });
  });
});

describe("tickets", () => {
  it("open a session once, within thirty seconds, and cannot be invented", async () => {
    const target = await makeUser();
    const first = await half(target);
    expect(await consumeTicket("invented")).toBeNull();
    const taken = await Promise.all(Array.from({ length: 5 }, () => consumeTicket(first.ticket)));
    expect(taken.filter((one) => one !== null)).toEqual([{ userId: target.id, sessionId: first.sessionId }]);
    const second = await half(target);
    shift(0.6);
    expect(await consumeTicket(second.ticket)).toBeNull();
  });
});
