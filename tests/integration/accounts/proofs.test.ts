import { describe, expect, it } from "vitest";
import { hasFreshProof } from "#lib/accounts/data/fresh-proof.ts";
import {
  completeSignIn,
  markDevice,
  type Proof,
  readProofChoices,
  renewProof,
  sendCode,
  signInWithPassword,
  signOutSession,
  verifyCode,
} from "#lib/accounts/index.ts";
import { db, pool } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { appCodeAt, makeApp, makeRecoveryCodes } from "#tests/factories/factors.ts";
import { makeUser, PASSWORD } from "#tests/factories/people.ts";
import { touchClock } from "#tests/integration/support/clock.ts";
import { lastCode, lastSecret, orderedMails } from "#tests/integration/support/mails.ts";
import { elsewhere, type User } from "#tests/integration/support/self.ts";

const shift = touchClock();

async function half(user: User): Promise<string> {
  const result = await signInWithPassword({ email: user.loginEmail, password: PASSWORD, from: elsewhere() });
  if (!result.ok) throw new Error(result.code);
  return result.data.sessionId;
}

/** A full session, opened by the mailed code. */
async function open(user: User): Promise<string> {
  const sessionId = await half(user);
  const result = await verifyCode({ sessionId, code: await lastCode(user.loginEmail), from: elsewhere() });
  if (!result.ok) throw new Error(result.code);
  return result.data.sessionId;
}

const complete = (sessionId: string, proof: Proof, deviceCookie?: string) =>
  completeSignIn({ sessionId, proof, from: elsewhere(), deviceCookie });
const renew = (sessionId: string, proof: Proof) => renewProof({ sessionId, proof, from: elsewhere() });
const mailed = (code: string): Proof => ({ kind: "EMAIL", code });
const app = (code: string): Proof => ({ kind: "TOTP", code });
const recovery = (code: string): Proof => ({ kind: "RECOVERY", code });

async function audited(userId: string, type: string): Promise<unknown[]> {
  const rows = await db().auditEvent.findMany({ where: { userId, type }, orderBy: { at: "asc" } });
  return rows.map(({ detail, outcome }) => ({ ...(detail as object), outcome }));
}

/** The counters store when they end: an hour from now is an hour taken off. */
const anHourPasses = () => pool().query("update rate_limit set expire = expire - 3600 * 1000");

describe("F-27 a fresh proof in an open session", () => {
  it("is not given by half a session, one that ended, nor one that is invented", async () => {
    const user = await makeUser();
    const sessionId = await half(user);
    expect(await renew(sessionId, mailed(await lastCode(user.loginEmail)))).toMatchObject({ code: "SESSION_ENDED" });
    expect(await renew(newId(), mailed("123456"))).toMatchObject({ code: "SESSION_ENDED" });
    const full = await open(user);
    await signOutSession({ id: full, userId: user.id });
    expect(await renew(full, mailed("123456"))).toMatchObject({ code: "SESSION_ENDED" });
    expect(await sendCode(full)).toMatchObject({ code: "HALF_SESSION_ENDED" });
  });

  it("is asked of the session itself: the code that opened it, and a code of another session, are worth nothing", async () => {
    const user = await makeUser();
    const [first, second] = [await open(user), await open(user)];
    const opening = await lastCode(user.loginEmail);
    expect(await renew(second, mailed(opening))).toMatchObject({ code: "CODE_EXHAUSTED" });
    expect((await sendCode(first)).ok).toBe(true);
    const code = await lastSecret(user.loginEmail, "proofCode", "code");
    expect(await renew(second, mailed(code))).toMatchObject({ code: "CODE_EXHAUSTED" });
    expect(await complete(first, mailed(code))).toMatchObject({ code: "HALF_SESSION_ENDED" });
    expect((await renew(first, mailed(code))).ok).toBe(true);
  });

  it("makes the session fresh again, in that session only, and is kept", async () => {
    const user = await makeUser();
    const [mine, other] = [await open(user), await open(user)];
    await db().session.updateMany({ where: { userId: user.id }, data: { provenAt: new Date(Date.now() - 3_600_000) } });
    expect(await hasFreshProof(mine, new Date())).toBe(false);
    await sendCode(mine);
    expect((await renew(mine, mailed(await lastSecret(user.loginEmail, "proofCode", "code")))).ok).toBe(true);
    expect(await hasFreshProof(mine, new Date())).toBe(true);
    expect(await hasFreshProof(other, new Date())).toBe(false);
    expect(await audited(user.id, "account.proofGiven")).toEqual([{ factor: "EMAIL", outcome: "done" }]);
  });

  it("counts wrong codes with those of the sign-in: ten an hour, whatever their kind", async () => {
    const user = await makeUser();
    const { secret } = await makeApp(user.id);
    const [right] = await makeRecoveryCodes(user.id);
    const [sessionId, opened] = [await half(user), await open(user)];
    const answers: string[] = [];
    for (let i = 0; i < 4; i++) {
      for (const [at, proof] of [
        [opened, app("000000")],
        [opened, recovery("00000-00000")],
        [sessionId, recovery("ZZZZZ-ZZZZZ")],
      ] as const) {
        const result = at === opened ? await renew(at, proof) : await complete(at, proof);
        answers.push(result.ok ? "in" : result.code);
      }
    }
    expect(answers.filter((code) => code === "CODE_LOCKED")).toHaveLength(2);
    expect(await complete(sessionId, recovery(right ?? ""))).toMatchObject({ code: "CODE_LOCKED" });
    expect(await renew(opened, app(appCodeAt(secret, new Date())))).toMatchObject({ code: "CODE_LOCKED" });
    // Ten wrong ones and the door that closed: what came after is kept nowhere.
    expect(await audited(user.id, "account.proofRefused")).toHaveLength(11);
    const device = markDevice(undefined, user.id, new Date());
    expect((await complete(sessionId, recovery(right ?? ""), device)).ok).toBe(true);
    await anHourPasses();
    expect((await renew(opened, app(appCodeAt(secret, new Date())))).ok).toBe(true);
  });
});

describe("F-25 the authenticator app", () => {
  it("T-30 opens with the code of the moment, once; neither twice, nor an older one afterwards, nor for someone without an app", async () => {
    const user = await makeUser();
    const { secret } = await makeApp(user.id);
    const at = new Date();
    expect(await complete(await half(await makeUser()), app(appCodeAt(secret, at)))).toMatchObject({
      code: "FACTOR_MISSING",
    });
    expect(await complete(await half(user), app("12 34"))).toMatchObject({ code: "APP_CODE_FORMAT" });
    const code = appCodeAt(secret, at);
    expect((await complete(await half(user), app(code))).ok).toBe(true);
    expect(await complete(await half(user), app(code))).toMatchObject({ code: "APP_CODE_USED" });
    const before = appCodeAt(secret, new Date(at.getTime() - 30_000));
    expect(await complete(await half(user), app(before))).toMatchObject({ code: "APP_CODE_USED" });
    const session = await db().session.findFirstOrThrow({ where: { userId: user.id, state: "FULL" } });
    expect(session.secondFactorKind).toBe("TOTP");
    expect(await audited(user.id, "account.signedIn")).toEqual([{ factor: "TOTP", outcome: "done" }]);
  });

  it("T-30 rests sealed, for its own row only", async () => {
    const user = await makeUser();
    const other = await makeUser();
    const { id, secret } = await makeApp(user.id);
    const { secret: sealed } = await db().secondFactor.findUniqueOrThrow({ where: { id } });
    expect(Buffer.from(sealed ?? []).toString()).not.toContain(secret);
    const moved = newId();
    await db().secondFactor.create({
      data: { id: moved, userId: other.id, kind: "TOTP", label: "Copie", secret: sealed },
    });
    await expect(complete(await half(other), app(appCodeAt(secret, new Date())))).rejects.toThrow(/another factor/);
  });

  it("replaces the mailed code when it is preferred: none is sent until the person asks for it", async () => {
    const user = await makeUser();
    await makeApp(user.id, { preferred: true });
    const sessionId = await half(user);
    expect(await orderedMails(user.loginEmail)).toEqual([]);
    expect(await readProofChoices(user.id, sessionId)).toEqual({ choices: ["TOTP", "EMAIL"], codeSent: false });
    expect(await complete(sessionId, mailed("123456"))).toMatchObject({ code: "CODE_EXHAUSTED" });
    expect((await sendCode(sessionId)).ok).toBe(true);
    expect(await readProofChoices(user.id, sessionId)).toMatchObject({ codeSent: true });
    expect((await complete(sessionId, mailed(await lastCode(user.loginEmail)))).ok).toBe(true);
  });

  it("leaves no way back by mail once the mailed code was removed", async () => {
    const user = await makeUser();
    await makeApp(user.id, { preferred: true });
    const sessionId = await half(user);
    await sendCode(sessionId);
    await db().secondFactor.deleteMany({ where: { userId: user.id, kind: "EMAIL" } });
    expect(await complete(sessionId, mailed(await lastCode(user.loginEmail)))).toMatchObject({
      code: "FACTOR_MISSING",
    });
    shift(1);
    expect(await sendCode(sessionId)).toMatchObject({ code: "FACTOR_MISSING" });
  });
});

describe("F-25 recovery codes", () => {
  it("open once, however many requests hold the same one, and their owner is told", async () => {
    const user = await makeUser();
    const [code = "", next = ""] = await makeRecoveryCodes(user.id);
    const sessions = [await half(user), await half(user), await half(user)];
    const results = await Promise.all(sessions.map((sessionId) => complete(sessionId, recovery(code))));
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    expect(await complete(await half(user), recovery(code))).toMatchObject({ code: "RECOVERY_WRONG" });
    expect((await complete(await half(user), recovery(next.toLowerCase().replace(/^(.{5})/, "$1 ")))).ok).toBe(true);
    expect(await audited(user.id, "account.recoveryCodeUsed")).toEqual([
      { left: 9, outcome: "done" },
      { left: 8, outcome: "done" },
    ]);
    const told = (await orderedMails(user.loginEmail)).filter((mail) => mail.template === "recoveryCodeUsed");
    expect(told.map((mail) => mail.params.left)).toEqual(["9", "8"]);
    expect(JSON.stringify(told)).not.toContain(code);
  });

  it("of another person, unreadable, or never made are refused", async () => {
    const user = await makeUser();
    const [theirs = ""] = await makeRecoveryCodes((await makeUser()).id);
    const sessionId = await half(user);
    expect(await complete(sessionId, recovery(theirs))).toMatchObject({ code: "RECOVERY_WRONG" });
    expect(await complete(sessionId, recovery("court"))).toMatchObject({ code: "RECOVERY_FORMAT" });
    expect((await readProofChoices(user.id, sessionId)).choices).toEqual(["EMAIL"]);
  });
});
