import { describe, expect, it } from "vitest";
import {
  activateAccount,
  readActivation,
  readRegistration,
  readSession,
  resendActivation,
  sendActivation,
  signInWithPassword,
} from "#lib/accounts/index.ts";
import { db } from "#lib/platform/db.ts";
import { seal } from "#lib/platform/seal.ts";
import { makeUser } from "#tests/factories/people.ts";
import { touchClock } from "#tests/integration/support/clock.ts";
import { ask, lastJob, someone, userOf, waiting } from "#tests/integration/support/registration.ts";
import { elsewhere, lastToken, templatesTo } from "#tests/integration/support/self.ts";

const PASSWORD = "Cinq-barques-rouges-9";
const shift = touchClock();

const activate = (token: string, password = PASSWORD, over: Partial<Parameters<typeof activateAccount>[0]> = {}) =>
  activateAccount({ token, password, confirmation: password, from: elsewhere(), ...over });

describe("F-19 the page that follows, and another link", () => {
  it("knows the address for a week, and nobody else's", async () => {
    const email = someone();
    const asked = await ask(email);
    if (!asked.ok) throw new Error(asked.code);
    const { request } = asked.data;
    expect(request).not.toContain(email);
    expect(readRegistration(request)).toEqual({ email });
    for (const wrong of ["", "x", `${request.slice(0, -2)}AA`, seal("registration", "{}")])
      expect(readRegistration(wrong)).toBeNull();
    shift(7 * 24 * 60);
    expect(readRegistration(request)).toBeNull();
  });

  it("sends to who waits, tells who has an account, and stays silent for nobody; the answer is one", async () => {
    const { email, token } = await waiting();
    const active = await makeUser();
    const outcomes: string[] = [];
    for (const one of [email, active.loginEmail, someone()]) {
      const request = seal("registration-request", JSON.stringify({ email: one, at: Date.now() }));
      expect(await resendActivation({ request, from: elsewhere() })).toEqual({ ok: true, data: null });
      outcomes.push(await sendActivation(await lastJob("account.activation")));
    }
    expect(outcomes).toEqual(["sent", "known", "unknown"]);
    expect(await readActivation(token)).toBeNull();
    expect(await readActivation(await lastToken(email, "activation"))).toEqual({ email });
    expect(await templatesTo(active.loginEmail)).toEqual(["alreadyRegistered"]);
  });

  it("goes to where a dead link came from, and nowhere for one that was never ours", async () => {
    const { email, token } = await waiting();
    shift(61);
    expect(await resendActivation({ token, from: elsewhere() })).toEqual({ ok: true, data: null });
    expect(await sendActivation(await lastJob("account.activation"))).toBe("sent");
    expect(await readActivation(await lastToken(email, "activation"))).toEqual({ email });
    expect(await resendActivation({ token: "x".repeat(43), from: elsewhere() })).toEqual({ ok: true, data: null });
    expect(await sendActivation(await lastJob("account.activation"))).toBe("unknown");
    expect(await resendActivation({ request: "x", from: elsewhere() })).toMatchObject({
      code: "REGISTRATION_FORGOTTEN",
    });
  });

  it("stops after five an hour", async () => {
    const request = seal("registration-request", JSON.stringify({ email: someone(), at: Date.now() }));
    for (let i = 0; i < 5; i++) expect((await resendActivation({ request, from: elsewhere() })).ok).toBe(true);
    expect(await resendActivation({ request, from: elsewhere() })).toMatchObject({ code: "TOO_MANY_ACTIVATIONS" });
  });
});

describe("T-35 F-19 F-20 F-21 the activation", () => {
  it("is refused for a link that is unknown, altered or empty, and thirty times for one network address", async () => {
    const { email, token } = await waiting();
    for (const wrong of ["", "x".repeat(43), `${token}x`, token.slice(1)]) {
      expect(await activate(wrong)).toMatchObject({ code: "ACTIVATION_LINK_DEAD" });
      expect(await readActivation(wrong)).toBeNull();
    }
    const from = { address: "198.18.2.2", userAgent: null };
    for (let i = 0; i < 30; i++) await activate("x".repeat(43), PASSWORD, { from });
    expect(await activate(token, PASSWORD, { from })).toMatchObject({ code: "TOO_MANY_LINKS" });
    expect((await userOf(email)).status).toBe("PENDING");
  });

  it("lasts sixty minutes, and looking uses nothing", async () => {
    const { token } = await waiting();
    shift(60);
    expect(await readActivation(token)).toBeNull();
    expect(await activate(token)).toMatchObject({ code: "ACTIVATION_LINK_DEAD" });
    shift(59.9);
    for (let i = 0; i < 3; i++) expect(await readActivation(token)).not.toBeNull();
    expect((await activate(token)).ok).toBe(true);
  });

  it("keeps the link when the password breaks a rule", async () => {
    const { email, token } = await waiting();
    for (const [password, confirmation, code] of [
      ["", "", "REQUIRED"],
      ["Azertyuiop-2026", "Azertyuiop-2026", "PASSWORD_COMMON"],
      [`X-${email.split("@")[0]}-9abc`, `X-${email.split("@")[0]}-9abc`, "PASSWORD_HAS_ADDRESS"],
      [PASSWORD, "autre", "PASSWORDS_DIFFER"],
    ] as const) {
      const result = await activate(token, password, { confirmation });
      expect(result.ok ? [] : result.fields?.map((problem) => problem.code)).toEqual([code]);
    }
    expect((await activate(token)).ok).toBe(true);
  });

  it("happens once, even for ten requests at the same instant", async () => {
    const { email, token } = await waiting();
    const results = await Promise.all(Array.from({ length: 10 }, (_, n) => activate(token, `${PASSWORD}-${n}`)));
    const won = results.flatMap((one, n) => (one.ok ? [n] : []));
    expect(won).toHaveLength(1);
    const signedIn = await signInWithPassword({ email, password: `${PASSWORD}-${won[0]}`, from: elsewhere() });
    expect(signedIn.ok).toBe(true);
    const { id } = await userOf(email);
    expect(await db().auditEvent.count({ where: { userId: id, type: "account.activated" } })).toBe(1);
    expect(await db().session.count({ where: { userId: id, state: "FULL" } })).toBe(1);
  }, 60_000);

  it("opens a full session under a new id, ends the browser's old one, and verifies the mailbox that was read", async () => {
    const other = await waiting();
    const before = await activate(other.token);
    if (!before.ok) throw new Error(before.code);
    const { email, token } = await waiting();
    const result = await activate(token, PASSWORD, { previousSessionId: before.data.sessionId });
    if (!result.ok) throw new Error(result.code);
    expect(await readSession(result.data.sessionId)).toMatchObject({ email, half: false });
    expect(await readSession(before.data.sessionId)).toBeNull();
    expect(await userOf(email)).toMatchObject({ status: "ACTIVE", contactVerified: true });
    expect(await activate(token)).toMatchObject({ code: "ACTIVATION_LINK_DEAD" });
    expect(await db().secondFactor.count({ where: { userId: result.data.userId, kind: "EMAIL" } })).toBe(1);
  });

  it("F-14 leaves another contact address to be verified by itself", async () => {
    const { email, token } = await waiting(someone(), { contactEmail: "factures@exemple.invalid" });
    expect((await activate(token)).ok).toBe(true);
    expect(await userOf(email)).toMatchObject({ contactVerified: false, contactEmail: "factures@exemple.invalid" });
    expect(await templatesTo("factures@exemple.invalid")).toEqual(["verifyContact"]);
  });
});
