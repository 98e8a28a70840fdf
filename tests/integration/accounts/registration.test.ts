import { afterEach, describe, expect, it } from "vitest";
import {
  activateAccount,
  openRegistration,
  readActivation,
  readRegistration,
  readSession,
  register,
  registrationInput,
  resendActivation,
  sendActivation,
  signInWithPassword,
  TERMS,
} from "#lib/accounts/index.ts";
import { newCaptcha, solveCaptcha } from "#lib/captcha/index.ts";
import { deliverMail } from "#lib/notifications/index.ts";
import { useClock as setClock } from "#lib/platform/clock.ts";
import { db, pool } from "#lib/platform/db.ts";
import type { Mail } from "#lib/platform/mailer.ts";
import type { Jobs } from "#lib/platform/queue.ts";
import { seal, unseal } from "#lib/platform/seal.ts";
import { makeUser } from "#tests/factories/people.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";

const ME = "0123456789abcdef0123456789abcdef";
const PASSWORD = "Cinq-barques-rouges-9";
const codeOf = (token: string): string => JSON.parse(unseal("captcha", token)).code;

let made = 0;
const someone = () => `inscrit${++made}@exemple.invalid`;
let address = 0;
const elsewhere = () => ({ address: `203.1.${Math.floor(++address / 250)}.${address % 250}`, userAgent: "vitest" });

let restore: () => void = () => undefined;
function shift(minutes: number) {
  restore();
  const from = Date.now() + minutes * 60_000;
  restore = setClock({ now: () => new Date(from) });
}
afterEach(() => {
  restore();
  restore = () => undefined;
});

const form = (email: string, over: Record<string, unknown> = {}) =>
  registrationInput.parse({
    email,
    emailConfirmation: email,
    firstName: "Daniel",
    lastName: "Potier",
    phone: "01 23 45 67 89",
    contactEmail: "",
    terms: "oui",
    ...over,
  });

async function ask(email: string, over: Record<string, unknown> = {}, from = elsewhere()) {
  const token = newCaptcha(ME);
  const captcha = { token, answer: codeOf(token) };
  return register({ form: form(email, over), captcha, visitor: ME, locale: "fr", from });
}

async function jobs<N extends "account.register" | "account.activation">(name: N): Promise<Jobs[N][]> {
  const { rows } = await pool().query<{ data: Jobs[N] }>(
    "select data from pgboss.job where name = $1 order by created_on",
    [name],
  );
  return rows.map((row) => row.data);
}

async function lastJob<N extends "account.register" | "account.activation">(name: N): Promise<Jobs[N]> {
  const job = (await jobs(name)).at(-1);
  if (!job) throw new Error("nothing was ordered");
  return job;
}

async function registered(email: string, over: Record<string, unknown> = {}) {
  const result = await ask(email, over);
  if (!result.ok) throw new Error(result.code);
  return openRegistration(await lastJob("account.register"));
}

const templates = async (email: string) => (await orderedMails(email)).map((mail) => mail.template);

async function lastToken(email: string): Promise<string> {
  const mail = (await orderedMails(email)).filter((one) => one.template === "activation").at(-1);
  const { link } = JSON.parse(unseal("mail", mail?.params.sealed ?? ""));
  return new URL(link, "http://x.invalid").searchParams.get("jeton") ?? "";
}

async function link(email = someone(), over: Record<string, unknown> = {}) {
  await registered(email, over);
  return { email, token: await lastToken(email) };
}

const activate = (token: string, password = PASSWORD, over: Partial<Parameters<typeof activateAccount>[0]> = {}) =>
  activateAccount({ token, password, confirmation: password, from: elsewhere(), ...over });

const userOf = (email: string) => db().user.findUniqueOrThrow({ where: { loginEmail: email } });

describe("T-34 F-18 asking for an account", () => {
  it("answers the same, and does the same work, whatever stands behind the address", async () => {
    const before = (await jobs("account.register")).length;
    const emails = [someone(), (await makeUser()).loginEmail, (await makeUser({ status: "CLOSED" })).loginEmail];
    const answers = await Promise.all(emails.map((email) => ask(email)));
    expect(answers.map((one) => (one.ok ? Object.keys(one.data) : one.code))).toEqual(Array(3).fill(["request"]));
    const made = (await jobs("account.register")).slice(before);
    expect(made).toHaveLength(3);
    for (const job of made) expect(JSON.stringify(job)).not.toMatch(/exemple|Daniel|Potier|01 23/);
    expect(await db().user.count({ where: { loginEmail: emails[0] ?? "" } })).toBe(0);
    for (const email of emails) expect(await templates(email)).toEqual([]);
  });

  it("asks for a captcha, and keeps the refusal", async () => {
    const email = someone();
    const before = await db().auditEvent.count({ where: { type: "account.registrationRefused" } });
    for (const captcha of [{}, { pass: "x" }, { token: newCaptcha(ME), answer: "nonono" }]) {
      const result = await register({ form: form(email), captcha, visitor: ME, locale: "fr", from: elsewhere() });
      expect(result.ok ? "ok" : result.code).toMatch(/^CAPTCHA_/);
    }
    expect(await db().auditEvent.count({ where: { type: "account.registrationRefused" } })).toBe(before + 3);
  });

  it("T-36 takes a solved captcha once", async () => {
    const token = newCaptcha(ME);
    const solved = await solveCaptcha({ token, answer: codeOf(token) }, ME);
    if (!solved.ok) throw new Error(solved.code);
    const once = () =>
      register({ form: form(someone()), captcha: solved.data, visitor: ME, locale: "fr", from: elsewhere() });
    const all = await Promise.all([once(), once(), once()]);
    expect(all.filter((one) => one.ok)).toHaveLength(1);
  });

  it("stops after five for one address, and for one network address", async () => {
    for (const email of [someone(), (await makeUser()).loginEmail]) {
      const codes = [];
      for (let i = 0; i < 6; i++) {
        const result = await ask(email);
        codes.push(result.ok ? "ok" : result.code);
      }
      expect(codes).toEqual([...Array(5).fill("ok"), "TOO_MANY_REGISTRATIONS"]);
    }
    const from = { address: "198.18.1.1", userAgent: "vitest" };
    for (let i = 0; i < 30; i++) await ask(someone(), {}, from);
    expect(await ask(someone(), {}, from)).toMatchObject({ code: "TOO_MANY_REGISTRATIONS" });
  }, 60_000);
});

describe("F-13 F-14 F-15 F-16 the account that waits", () => {
  it("holds what was typed, its consents with version and hash, and cannot sign in", async () => {
    const email = someone();
    expect(await registered(email, { contactEmail: "Factures@Exemple.invalid", survey: "oui" })).toBe("opened");
    const user = await userOf(email);
    expect(user).toMatchObject({
      status: "PENDING",
      firstName: "Daniel",
      phone: "01 23 45 67 89",
      contactEmail: "factures@exemple.invalid",
      contactVerified: false,
    });
    const consents = await db().consent.findMany({ where: { userId: user.id }, orderBy: { kind: "asc" } });
    expect(consents.map(({ kind, given, version }) => [kind, given, version])).toEqual([
      ["TERMS", true, TERMS.version],
      ["SURVEY", true, TERMS.version],
    ]);
    expect(consents[0]?.hash).toBe(TERMS.hash.fr);
    expect(await signInWithPassword({ email, password: PASSWORD, from: elsewhere() })).toMatchObject({
      code: "SIGN_IN_REFUSED",
    });
    const kept = await db().auditEvent.findMany({ where: { userId: user.id }, select: { type: true } });
    expect(kept.map((event) => event.type)).toEqual(
      expect.arrayContaining(["account.registered", "account.consentChanged", "account.activationSent"]),
    );
  });

  it("follows the newest registration, in whatever order the jobs run, and earlier links die", async () => {
    const email = someone();
    await ask(email, { firstName: "Ancien" });
    const old = await lastJob("account.register");
    await new Promise((resolve) => setTimeout(resolve, 5));
    await ask(email, { firstName: "Nouveau" });
    const young = await lastJob("account.register");
    expect(await openRegistration(young)).toBe("opened");
    const token = await lastToken(email);
    expect(await openRegistration(old)).toBe("superseded");
    expect(await openRegistration(young)).toBe("superseded");
    expect((await userOf(email)).firstName).toBe("Nouveau");
    expect(await templates(email)).toEqual(["activation"]);
    expect(await readActivation(token)).toEqual({ email });
    expect(await registered(email, { firstName: "Dernier" })).toBe("renewed");
    expect(await readActivation(token)).toBeNull();
    expect((await userOf(email)).firstName).toBe("Dernier");
  });

  it("is one, also when two jobs run at the same instant", async () => {
    const email = someone();
    await ask(email);
    const one = await lastJob("account.register");
    await ask(email);
    const two = await lastJob("account.register");
    await Promise.all([openRegistration(one), openRegistration(two)]);
    const user = await userOf(email);
    expect(await db().verificationToken.count({ where: { userId: user.id, usedAt: null } })).toBe(1);
  });

  it("is not made for an address that has one: its owner is told, nothing in it changes", async () => {
    const user = await makeUser({ firstName: "Avant" });
    expect(await registered(user.loginEmail, { firstName: "Intrus" })).toBe("known");
    expect((await userOf(user.loginEmail)).firstName).toBe("Avant");
    expect(await templates(user.loginEmail)).toEqual(["alreadyRegistered"]);
    const [order] = await orderedMails(user.loginEmail);
    let sent: Mail | undefined;
    if (order)
      await deliverMail(order, async (mail) => {
        sent = mail;
      });
    expect(sent?.text).toContain("/connexion/mot-de-passe-oublie");
    expect(sent?.text).not.toContain("Intrus");
    const closed = await makeUser({ status: "CLOSED" });
    expect(await registered(closed.loginEmail)).toBe("closed");
    expect(await templates(closed.loginEmail)).toEqual(["accountWasClosed"]);
    expect((await userOf(closed.loginEmail)).status).toBe("CLOSED");
  });
});

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
    const { email, token } = await link();
    const active = await makeUser();
    const outcomes: string[] = [];
    for (const one of [email, active.loginEmail, someone()]) {
      const request = seal("registration-request", JSON.stringify({ email: one, at: Date.now() }));
      expect(await resendActivation({ request, from: elsewhere() })).toEqual({ ok: true, data: null });
      outcomes.push(await sendActivation(await lastJob("account.activation")));
    }
    expect(outcomes).toEqual(["sent", "known", "unknown"]);
    expect(await readActivation(token)).toBeNull();
    expect(await readActivation(await lastToken(email))).toEqual({ email });
    expect(await templates(active.loginEmail)).toEqual(["alreadyRegistered"]);
  });

  it("goes to where a dead link came from, and nowhere for one that was never ours", async () => {
    const { email, token } = await link();
    shift(61);
    expect(await resendActivation({ token, from: elsewhere() })).toEqual({ ok: true, data: null });
    expect(await sendActivation(await lastJob("account.activation"))).toBe("sent");
    expect(await readActivation(await lastToken(email))).toEqual({ email });
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
    const { email, token } = await link();
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
    const { token } = await link();
    shift(60);
    expect(await readActivation(token)).toBeNull();
    expect(await activate(token)).toMatchObject({ code: "ACTIVATION_LINK_DEAD" });
    shift(59.9);
    for (let i = 0; i < 3; i++) expect(await readActivation(token)).not.toBeNull();
    expect((await activate(token)).ok).toBe(true);
  });

  it("keeps the link when the password breaks a rule", async () => {
    const { email, token } = await link();
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
    const { email, token } = await link();
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
    const other = await link();
    const before = await activate(other.token);
    if (!before.ok) throw new Error(before.code);
    const { email, token } = await link();
    const result = await activate(token, PASSWORD, { previousSessionId: before.data.sessionId });
    if (!result.ok) throw new Error(result.code);
    expect(await readSession(result.data.sessionId)).toMatchObject({ email, half: false });
    expect(await readSession(before.data.sessionId)).toBeNull();
    expect(await userOf(email)).toMatchObject({ status: "ACTIVE", contactVerified: true });
    expect(await activate(token)).toMatchObject({ code: "ACTIVATION_LINK_DEAD" });
    expect(await db().secondFactor.count({ where: { userId: result.data.userId, kind: "EMAIL" } })).toBe(1);
  });

  it("F-14 leaves another contact address to be verified by itself", async () => {
    const { email, token } = await link(someone(), { contactEmail: "factures@exemple.invalid" });
    expect((await activate(token)).ok).toBe(true);
    expect(await userOf(email)).toMatchObject({ contactVerified: false, contactEmail: "factures@exemple.invalid" });
  });
});
