import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { take } from "#lib/accounts/data/limits.ts";
import {
  consumeTicket,
  markDevice,
  readSession,
  sendCode,
  signInWithPassword,
  signOutSession,
  verifyCode,
} from "#lib/accounts/index.ts";
import { useClock as setClock } from "#lib/platform/clock.ts";
import { db, pool } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { makeUser, PASSWORD } from "#tests/factories/people.ts";
import { lastCode, orderedMails } from "#tests/integration/support/mails.ts";

type User = Awaited<ReturnType<typeof makeUser>>;

let address = 0;
/** Each attempt from an address of its own unless the test is about addresses. */
const elsewhere = () => ({ address: `198.51.${Math.floor(++address / 250)}.${address % 250}`, userAgent: "vitest" });

function password(user: User | string, over: Partial<Parameters<typeof signInWithPassword>[0]> = {}) {
  const email = typeof user === "string" ? user : user.loginEmail;
  return signInWithPassword({ email, password: PASSWORD, from: elsewhere(), ...over });
}

function wrong(user: User | string, over: Partial<Parameters<typeof signInWithPassword>[0]> = {}) {
  return password(user, { password: "Pas-le-bon-2026", ...over });
}

async function half(user: User) {
  const result = await password(user);
  if (!result.ok) throw new Error(result.code);
  return result.data;
}

function code(sessionId: string, typed: string, deviceCookie?: string) {
  return verifyCode({ sessionId, code: typed, from: elsewhere(), deviceCookie });
}

async function full(user: User) {
  const { sessionId } = await half(user);
  const result = await code(sessionId, await lastCode(user.loginEmail));
  if (!result.ok) throw new Error(result.code);
  return { halfId: sessionId, ...result.data };
}

/** Six digits that are not the code. */
const other = (right: string) => String((Number(right) + 1) % 1_000_000).padStart(6, "0");

let restore: () => void = () => undefined;
/** Moves the portal's clock; the counters of rate-limiter-flexible run on the machine's own. */
function shift(minutes: number) {
  restore();
  const from = Date.now() + minutes * 60_000;
  restore = setClock({ now: () => new Date(from) });
}
afterEach(() => {
  restore();
  restore = () => undefined;
});

let user: User;
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

describe("T-29 the code (F-24)", () => {
  it("is six digits, in the mail and nowhere else readable", async () => {
    const { sessionId } = await half(user);
    const digits = await lastCode(user.loginEmail);
    expect(digits).toMatch(/^\d{6}$/);
    const token = await db().verificationToken.findFirstOrThrow({ where: { sessionId, purpose: "EMAIL_CODE" } });
    expect(token.tokenHash).not.toContain(digits);
    const mail = (await orderedMails(user.loginEmail)).at(-1);
    expect(JSON.stringify(mail)).not.toContain(digits);
  });

  it("refuses what is not six digits without taking a try", async () => {
    const { sessionId } = await half(user);
    for (let i = 0; i < 10; i++) expect(await code(sessionId, "abc")).toMatchObject({ code: "CODE_FORMAT" });
    expect((await code(sessionId, await lastCode(user.loginEmail))).ok).toBe(true);
  });

  it("dies after five wrong ones, the right one included, until another is asked for", async () => {
    const target = await makeUser();
    const { sessionId } = await half(target);
    const right = await lastCode(target.loginEmail);
    const answers = [];
    for (let i = 0; i < 5; i++) answers.push(await code(sessionId, other(right)));
    expect(answers.map((one) => (one.ok ? "in" : [one.code, one.params?.remaining]))).toEqual([
      ["CODE_WRONG", 4],
      ["CODE_WRONG", 3],
      ["CODE_WRONG", 2],
      ["CODE_WRONG", 1],
      ["CODE_EXHAUSTED", undefined],
    ]);
    expect(await code(sessionId, right)).toMatchObject({ code: "CODE_EXHAUSTED" });
    shift(1);
    expect((await sendCode(sessionId)).ok).toBe(true);
    expect((await code(sessionId, await lastCode(target.loginEmail))).ok).toBe(true);
  });

  it("lets at most five of forty parallel guesses see it", async () => {
    const target = await makeUser();
    const { sessionId } = await half(target);
    const right = await lastCode(target.loginEmail);
    await Promise.all(Array.from({ length: 40 }, () => code(sessionId, other(right))));
    const token = await db().verificationToken.findFirstOrThrow({ where: { sessionId, purpose: "EMAIL_CODE" } });
    expect(token.attempts).toBe(5);
  });

  it("gives a thief of the password ten guesses an hour, whatever the number of sign-ins", async () => {
    const target = await makeUser();
    let seen = 0;
    let locked = 0;
    for (let round = 0; round < 4; round++) {
      const { sessionId } = await half(target);
      const right = await lastCode(target.loginEmail);
      for (let i = 0; i < 5; i++) {
        const result = await code(sessionId, other(right));
        if (!result.ok && result.code === "CODE_LOCKED") locked++;
        else seen++;
      }
    }
    expect([seen, locked]).toEqual([10, 10]);
    const { sessionId } = await half(target);
    const device = markDevice(undefined, target.id, new Date());
    expect((await code(sessionId, await lastCode(target.loginEmail), device)).ok).toBe(true);
  });

  it("works once, even for two requests at the same instant", async () => {
    const target = await makeUser();
    const { sessionId } = await half(target);
    const right = await lastCode(target.loginEmail);
    const results = await Promise.all(Array.from({ length: 5 }, () => code(sessionId, right)));
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    expect(await db().session.count({ where: { userId: target.id, state: "FULL" } })).toBe(1);
    expect(await code(sessionId, right)).toMatchObject({ code: "HALF_SESSION_ENDED" });
  });

  it("is worth nothing in another session, of the same person or of another", async () => {
    const target = await makeUser();
    const stranger = await makeUser();
    const mine = await half(target);
    const first = await lastCode(target.loginEmail);
    const second = await half(target);
    const theirs = await half(stranger);
    if (first !== (await lastCode(target.loginEmail))) {
      expect(await code(second.sessionId, first)).toMatchObject({ code: "CODE_WRONG" });
    }
    if (first !== (await lastCode(stranger.loginEmail))) {
      expect(await code(theirs.sessionId, first)).toMatchObject({ code: "CODE_WRONG" });
    }
    expect((await code(mine.sessionId, first)).ok).toBe(true);
  });

  it("stops working when another is sent, and that not sooner than half a minute", async () => {
    const target = await makeUser();
    const { sessionId } = await half(target);
    const first = await lastCode(target.loginEmail);
    expect(await sendCode(sessionId)).toMatchObject({ code: "CODE_TOO_SOON" });
    shift(1);
    expect((await sendCode(sessionId)).ok).toBe(true);
    const second = await lastCode(target.loginEmail);
    if (first !== second) expect(await code(sessionId, first)).toMatchObject({ code: "CODE_WRONG" });
    expect((await code(sessionId, second)).ok).toBe(true);
  });

  it("lasts ten minutes", async () => {
    const target = await makeUser();
    const { sessionId } = await half(target);
    const right = await lastCode(target.loginEmail);
    shift(10);
    expect(await code(sessionId, right)).toMatchObject({ code: "CODE_EXPIRED" });
    shift(9.9);
    expect((await code(sessionId, right)).ok).toBe(true);
  });

  it("is for the half signed in: not after a quarter of an hour, not for a session that is full, ended or invented", async () => {
    const target = await makeUser();
    const session = await full(target);
    expect(await code(session.sessionId, "123456")).toMatchObject({ code: "HALF_SESSION_ENDED" });
    expect(await code(newId(), "123456")).toMatchObject({ code: "HALF_SESSION_ENDED" });
    const { sessionId } = await half(target);
    shift(15);
    expect(await code(sessionId, await lastCode(target.loginEmail))).toMatchObject({ code: "HALF_SESSION_ENDED" });
    expect(await sendCode(sessionId)).toMatchObject({ code: "HALF_SESSION_ENDED" });
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

describe("T-32 sessions", () => {
  it("change their id at the second factor, and the half one is worth nothing afterwards", async () => {
    const target = await makeUser();
    const session = await full(target);
    expect(session.sessionId).not.toBe(session.halfId);
    expect(await readSession(session.halfId)).toBeNull();
    expect(await readSession(session.sessionId)).toMatchObject({ half: false, userId: target.id });
  });

  it("replace the one that the browser held before the password was given", async () => {
    const target = await makeUser();
    const before = await full(target);
    expect((await password(target, { previousSessionId: before.sessionId })).ok).toBe(true);
    expect(await readSession(before.sessionId)).toBeNull();
  });

  it("end on the server at sign-out, for every copy of the cookie", async () => {
    const target = await makeUser();
    const session = await full(target);
    await signOutSession({ id: session.sessionId, userId: target.id });
    await signOutSession({ id: session.sessionId, userId: target.id });
    expect(await readSession(session.sessionId)).toBeNull();
    expect(await db().auditEvent.count({ where: { userId: target.id, type: "account.signedOut" } })).toBe(1);
  });

  it("end after 30 idle minutes, and live on while used", async () => {
    const target = await makeUser();
    const session = await full(target);
    shift(29);
    expect(await readSession(session.sessionId)).not.toBeNull();
    shift(58);
    expect(await readSession(session.sessionId)).not.toBeNull();
    shift(89);
    expect(await readSession(session.sessionId)).toBeNull();
  });

  it("end after 12 hours however busy", async () => {
    const target = await makeUser();
    const session = await full(target);
    for (let minutes = 25; minutes < 720; minutes += 25) {
      shift(minutes);
      expect(await readSession(session.sessionId)).not.toBeNull();
    }
    shift(721);
    expect(await readSession(session.sessionId)).toBeNull();
  });

  it("end with the account, at once", async () => {
    const target = await makeUser();
    const session = await full(target);
    await db().user.update({ where: { id: target.id }, data: { status: "CLOSED" } });
    expect(await readSession(session.sessionId)).toBeNull();
  });

  it("cannot be named by what is not the id of one", async () => {
    for (const id of ["", "1", "' or true --", newId()]) expect(await readSession(id)).toBeNull();
  });
});

describe("T-33 half signed in", () => {
  it("is said by the session at every read, whatever the cookie claims", async () => {
    const target = await makeUser();
    const { sessionId } = await half(target);
    expect(await readSession(sessionId)).toMatchObject({ half: true });
    expect((await db().user.findUniqueOrThrow({ where: { id: target.id } })).lastSignInAt).toBeNull();
  });
});
