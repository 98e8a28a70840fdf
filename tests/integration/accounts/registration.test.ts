import { describe, expect, it } from "vitest";
import { openRegistration, readActivation, register, signInWithPassword, TERMS } from "#lib/accounts/index.ts";
import { newCaptcha, solveCaptcha } from "#lib/captcha/index.ts";
import { deliverMail } from "#lib/notifications/index.ts";
import { db } from "#lib/platform/db.ts";
import type { Mail } from "#lib/platform/mailer.ts";
import { makeUser } from "#tests/factories/people.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";
import {
  ask,
  captchaCode,
  form,
  jobs,
  lastJob,
  registered,
  someone,
  userOf,
  VISITOR,
} from "#tests/integration/support/registration.ts";
import { elsewhere, lastToken, templatesTo } from "#tests/integration/support/self.ts";

const PASSWORD = "Cinq-barques-rouges-9";

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
    for (const email of emails) expect(await templatesTo(email)).toEqual([]);
  });

  it("asks for a captcha, and keeps the refusal", async () => {
    const email = someone();
    const before = await db().auditEvent.count({ where: { type: "account.registrationRefused" } });
    for (const captcha of [{}, { pass: "x" }, { token: newCaptcha(VISITOR), answer: "nonono" }]) {
      const result = await register({ form: form(email), captcha, visitor: VISITOR, locale: "fr", from: elsewhere() });
      expect(result.ok ? "ok" : result.code).toMatch(/^CAPTCHA_/);
    }
    expect(await db().auditEvent.count({ where: { type: "account.registrationRefused" } })).toBe(before + 3);
  });

  it("T-36 takes a solved captcha once", async () => {
    const token = newCaptcha(VISITOR);
    const solved = await solveCaptcha({ token, answer: captchaCode(token) }, VISITOR);
    if (!solved.ok) throw new Error(solved.code);
    const once = () =>
      register({ form: form(someone()), captcha: solved.data, visitor: VISITOR, locale: "fr", from: elsewhere() });
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
    const token = await lastToken(email, "activation");
    expect(await openRegistration(old)).toBe("superseded");
    expect(await openRegistration(young)).toBe("superseded");
    expect((await userOf(email)).firstName).toBe("Nouveau");
    expect(await templatesTo(email)).toEqual(["activation"]);
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
    expect(await templatesTo(user.loginEmail)).toEqual(["alreadyRegistered"]);
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
    expect(await templatesTo(closed.loginEmail)).toEqual(["accountWasClosed"]);
    expect((await userOf(closed.loginEmail)).status).toBe("CLOSED");
  });
});
