import { describe, expect, it } from "vitest";
import { readPasswordReset, readSession, resetPassword, verifyCode } from "#lib/accounts/index.ts";
import { deliverMail } from "#lib/notifications/index.ts";
import { db } from "#lib/platform/db.ts";
import type { Mail } from "#lib/platform/mailer.ts";
import { makeUser, PASSWORD } from "#tests/factories/people.ts";
import { touchClock } from "#tests/integration/support/clock.ts";
import { lastCode, orderedMails } from "#tests/integration/support/mails.ts";
import { mailLink, signIn } from "#tests/integration/support/password-reset.ts";
import { elsewhere, lastToken, type User } from "#tests/integration/support/self.ts";

const NEXT = "Trois-barques-vertes-7";
const shift = touchClock();

async function link(user: User): Promise<string> {
  expect(await mailLink(user.loginEmail)).toBe("sent");
  return lastToken(user.loginEmail, "passwordReset");
}

const reset = (token: string, password = NEXT, over: Partial<Parameters<typeof resetPassword>[0]> = {}) =>
  resetPassword({ token, password, confirmation: password, from: elsewhere(), ...over });

async function session(user: User): Promise<string> {
  const half = await signIn(user, PASSWORD);
  if (!half.ok) throw new Error(half.code);
  const code = await lastCode(user.loginEmail);
  const full = await verifyCode({ sessionId: half.data.sessionId, code, from: elsewhere() });
  if (!full.ok) throw new Error(full.code);
  return full.data.sessionId;
}

const hashOf = async (user: User) =>
  (await db().credential.findUniqueOrThrow({ where: { userId: user.id } })).passwordHash;

describe("T-35 the link", () => {
  it("goes to the sign-in address, in the person's language; the token rests nowhere readable", async () => {
    const user = await makeUser({ contactEmail: "autre@exemple.invalid", locale: "en" });
    const token = await link(user);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await orderedMails("autre@exemple.invalid")).toEqual([]);
    const [order] = await orderedMails(user.loginEmail);
    if (!order) throw new Error("no mail");
    expect(JSON.stringify(order)).not.toContain(token);
    const row = await db().verificationToken.findFirstOrThrow({ where: { userId: user.id } });
    expect(JSON.stringify(row)).not.toContain(token);
    let sent: Mail | undefined;
    await deliverMail(order, async (mail) => {
      sent = mail;
    });
    expect(sent?.subject).toBe("Choose a new password");
    for (const body of [sent?.text, sent?.html])
      expect(body).toContain(`/connexion/nouveau-mot-de-passe?jeton=${token}`);
    expect(await readPasswordReset(token)).toEqual({ email: user.loginEmail });
  });

  it("is refused when it is unknown, altered or empty", async () => {
    const user = await makeUser();
    const token = await link(user);
    const before = await hashOf(user);
    const altered = token.replace(/^./, (first) => (first === "A" ? "B" : "A"));
    for (const wrong of ["", "x".repeat(43), altered, `${token}x`, token.slice(1), "' or true --"]) {
      expect(await reset(wrong)).toMatchObject({ code: "RESET_LINK_DEAD" });
      expect(await readPasswordReset(wrong)).toBeNull();
    }
    expect(await hashOf(user)).toBe(before);
  });

  it("lasts sixty minutes", async () => {
    const user = await makeUser();
    const token = await link(user);
    shift(60);
    expect(await readPasswordReset(token)).toBeNull();
    expect(await reset(token)).toMatchObject({ code: "RESET_LINK_DEAD" });
    shift(59.9);
    expect((await reset(token)).ok).toBe(true);
  });

  it("dies when another is asked for; looking at one uses nothing", async () => {
    const user = await makeUser();
    const older = await link(user);
    const newer = await link(user);
    expect(await reset(older)).toMatchObject({ code: "RESET_LINK_DEAD" });
    for (let i = 0; i < 3; i++) expect(await readPasswordReset(newer)).not.toBeNull();
    expect((await reset(newer)).ok).toBe(true);
  });

  it("leaves one that works when two are asked for at the same instant", async () => {
    const user = await makeUser();
    await Promise.all([mailLink(user.loginEmail), mailLink(user.loginEmail), mailLink(user.loginEmail)]);
    expect(await db().verificationToken.count({ where: { userId: user.id, usedAt: null } })).toBe(1);
  });

  it("is worth nothing once the account is closed", async () => {
    const user = await makeUser();
    const token = await link(user);
    await db().user.update({ where: { id: user.id }, data: { status: "CLOSED" } });
    expect(await reset(token)).toMatchObject({ code: "RESET_LINK_DEAD" });
  });

  it("is not another kind of token", async () => {
    const user = await makeUser();
    const half = await signIn(user, PASSWORD);
    if (!half.ok) throw new Error(half.code);
    expect(await reset(half.data.ticket)).toMatchObject({ code: "RESET_LINK_DEAD" });
  });

  it("cannot be guessed: one address has thirty tries in a quarter of an hour, and the owner's own goes on", async () => {
    const user = await makeUser();
    const token = await link(user);
    const from = { address: "198.18.0.2", userAgent: null };
    for (let i = 0; i < 30; i++)
      expect(await reset("x".repeat(43), NEXT, { from })).toMatchObject({ code: "RESET_LINK_DEAD" });
    expect(await reset("x".repeat(43), NEXT, { from })).toMatchObject({ code: "TOO_MANY_LINKS" });
    expect((await reset(token)).ok).toBe(true);
  });

  it("works once, even for twenty requests at the same instant", async () => {
    const user = await makeUser();
    const token = await link(user);
    const results = await Promise.all(Array.from({ length: 20 }, (_, n) => reset(token, `${NEXT}-${n}`)));
    const won = results.flatMap((one, n) => (one.ok ? [n] : []));
    expect(won).toHaveLength(1);
    expect((await signIn(user, `${NEXT}-${won[0]}`)).ok).toBe(true);
    expect(await db().auditEvent.count({ where: { userId: user.id, type: "account.passwordChanged" } })).toBe(1);
    expect(await reset(token)).toMatchObject({ code: "RESET_LINK_DEAD" });
  }, 60_000);
});

describe("F-20 F-23 the new password", () => {
  it("is refused when it breaks a rule or differs from its confirmation, and the link stays good", async () => {
    const user = await makeUser();
    const token = await link(user);
    const before = await hashOf(user);
    const codes = async (password: string, confirmation = password) => {
      const result = await reset(token, password, { confirmation });
      return result.ok ? [] : result.fields?.map((problem) => problem.code);
    };
    expect(await codes("")).toEqual(["REQUIRED"]);
    expect(await codes("Barque-vert")).toEqual(["PASSWORD_TOO_SHORT"]);
    expect(await codes("barqueverteaa")).toEqual(["PASSWORD_TOO_SIMPLE"]);
    expect(await codes("Azertyuiop-2026")).toEqual(["PASSWORD_COMMON"]);
    expect(await codes(`X-${user.loginEmail.split("@")[0]}-9`)).toEqual(["PASSWORD_HAS_ADDRESS"]);
    expect(await codes(NEXT, `${NEXT}!`)).toEqual(["PASSWORDS_DIFFER"]);
    expect(await codes(`Barque-7${"x".repeat(200)}`)).toEqual(["TOO_LONG"]);
    expect(await hashOf(user)).toBe(before);
    expect((await reset(token)).ok).toBe(true);
  });

  it("T-32 replaces the old one, ends every session half or full, and is told to the owner", async () => {
    const user = await makeUser();
    const other = await makeUser();
    const theirs = await session(other);
    const sessions = [await session(user), await session(user)];
    const half = await signIn(user, PASSWORD);
    if (!half.ok) throw new Error(half.code);
    const code = await lastCode(user.loginEmail);
    expect(await reset(await link(user))).toEqual({ ok: true, data: { userId: user.id } });

    for (const id of [...sessions, half.data.sessionId]) expect(await readSession(id)).toBeNull();
    expect(await readSession(theirs)).not.toBeNull();
    const late = await verifyCode({ sessionId: half.data.sessionId, code, from: elsewhere() });
    expect(late).toMatchObject({ code: "HALF_SESSION_ENDED" });
    expect(await signIn(user, PASSWORD)).toMatchObject({ code: "SIGN_IN_REFUSED" });
    expect((await signIn(user, NEXT)).ok).toBe(true);
    expect((await orderedMails(user.loginEmail)).map((mail) => mail.template)).toContain("passwordChanged");
    const event = await db().auditEvent.findFirstOrThrow({
      where: { userId: user.id, type: "account.passwordChanged" },
    });
    expect(event.detail).toEqual({ by: "reset", sessionsEnded: 3 });
  });

  it("opens the door that strangers closed", async () => {
    const user = await makeUser();
    for (let i = 0; i < 5; i++) await signIn(user, "Pas-le-bon-2026");
    expect(await signIn(user, PASSWORD)).toMatchObject({ code: "SIGN_IN_LOCKED" });
    expect((await reset(await link(user))).ok).toBe(true);
    expect((await signIn(user, NEXT)).ok).toBe(true);
  });

  it("may have 200 characters, and signs in", async () => {
    const user = await makeUser();
    const long = `Barque-7 ${"é".repeat(191)}`;
    expect((await reset(await link(user), long)).ok).toBe(true);
    expect((await signIn(user, long)).ok).toBe(true);
    expect(await signIn(user, long.slice(0, -1))).toMatchObject({ code: "SIGN_IN_REFUSED" });
  });
});
