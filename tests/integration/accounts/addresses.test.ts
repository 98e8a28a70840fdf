import { describe, expect, it } from "vitest";
import { take } from "#lib/accounts/data/limits.ts";
import {
  askContactChange,
  askLoginChange,
  confirmContact,
  confirmLogin,
  dropContactChange,
  dropLoginChange,
  readAddressLink,
  readOwnAccount,
  readSession,
  resendContactLink,
  resendLoginLink,
  sendPasswordReset,
  signInWithPassword,
} from "#lib/accounts/index.ts";
import { db } from "#lib/platform/db.ts";
import { seal } from "#lib/platform/seal.ts";
import { makeUser, PASSWORD } from "#tests/factories/people.ts";
import { touchClock } from "#tests/integration/support/clock.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";
import {
  auditOf,
  elsewhere,
  lastToken,
  type Me,
  makeMe,
  openFor,
  provenAgo,
  templatesTo,
} from "#tests/integration/support/self.ts";

let n = 0;
const fresh = () => `nouvelle${++n}@exemple.invalid`;

const shift = touchClock();

const askContact = (me: Me, contactEmail: string) => askContactChange(me, { contactEmail }, elsewhere());
const confirmed = (token: string) => confirmContact({ token, from: elsewhere() });
const askLogin = (me: Me, newEmail: string, newEmailConfirmation = newEmail) =>
  askLoginChange(me, { newEmail, newEmailConfirmation }, elsewhere());
const confirmedLogin = (token: string, sessionId?: string) =>
  confirmLogin({ token, from: elsewhere(), ...(sessionId ? { sessionId } : {}) });

const fieldCodes = (result: { ok: boolean; fields?: readonly { field: string; code: string }[] }) =>
  result.fields?.map(({ field, code }) => `${field} ${code}`);

describe("F-14 the contact address", () => {
  it("is refused when it is no address, too long, or the present one", async () => {
    const me = await makeMe();
    for (const wrong of ["", "rien", "a@b", "a b@exemple.invalid", `${"x".repeat(250)}@exemple.invalid`])
      expect(await askContact(me, wrong)).toMatchObject({ code: "INVALID_INPUT" });
    expect(fieldCodes(await askContact(me, me.user.contactEmail))).toEqual(["contactEmail CONTACT_UNCHANGED"]);
    expect(await resendContactLink(me, elsewhere())).toMatchObject({ code: "NOTHING_PENDING" });
    expect(await dropContactChange(me)).toMatchObject({ code: "NOTHING_PENDING" });
  });

  it("changes by the link sent to the new address, and the old one serves until then", async () => {
    const me = await makeMe();
    const next = fresh();
    expect(await askContact(me, ` ${next.toUpperCase()} `)).toEqual({ ok: true, data: "sent" });
    const before = await readOwnAccount(me.userId);
    expect(before).toMatchObject({ contactEmail: me.user.contactEmail, pendingContact: { email: next } });

    const [mail] = await orderedMails(next);
    const token = await lastToken(next, "verifyContact");
    expect(JSON.stringify(mail)).not.toContain(token);
    const row = await db().verificationToken.findFirstOrThrow({
      where: { userId: me.userId, purpose: "CONTACT_EMAIL" },
    });
    expect(JSON.stringify(row)).not.toContain(token);

    // Mail scanners open links: looking changes nothing.
    for (let i = 0; i < 3; i++) expect(await readAddressLink("CONTACT_EMAIL", token)).toEqual({ email: next });
    expect((await readOwnAccount(me.userId)).contactEmail).toBe(me.user.contactEmail);
    expect(await confirmed(token)).toEqual({ ok: true, data: { email: next } });
    const after = await readOwnAccount(me.userId);
    expect(after).toMatchObject({ contactEmail: next, contactVerified: true, pendingContact: null });
    expect(await confirmed(token)).toMatchObject({ code: "ADDRESS_LINK_DEAD" });
    expect(await auditOf(me.userId, "account.contactChanged")).toHaveLength(1);
  });

  it("given at registration is verified the same way", async () => {
    const contactEmail = fresh();
    const me = await makeMe({ contactEmail, contactVerified: false });
    expect((await resendContactLink(me, elsewhere())).ok).toBe(true);
    expect((await confirmed(await lastToken(contactEmail, "verifyContact"))).ok).toBe(true);
    expect(await readOwnAccount(me.userId)).toMatchObject({ contactEmail, contactVerified: true });
  });

  it("may be the sign-in address at once, which was verified long ago", async () => {
    const me = await makeMe({ contactEmail: fresh(), contactVerified: false });
    expect(await askContact(me, me.user.loginEmail)).toEqual({ ok: true, data: "saved" });
    expect(await readOwnAccount(me.userId)).toMatchObject({ contactEmail: me.user.loginEmail, contactVerified: true });
    expect(await orderedMails(me.user.loginEmail)).toEqual([]);
  });

  it("has a link for an hour, the last one sent only, until it is given up; and one purpose only", async () => {
    const me = await makeMe();
    const next = fresh();
    await askContact(me, next);
    const older = await lastToken(next, "verifyContact");
    expect((await resendContactLink(me, elsewhere())).ok).toBe(true);
    const newer = await lastToken(next, "verifyContact");
    expect(await confirmed(older)).toMatchObject({ code: "ADDRESS_LINK_DEAD" });
    expect(await confirmedLogin(newer)).toMatchObject({ code: "ADDRESS_LINK_DEAD" });
    shift(60);
    expect(await confirmed(newer)).toMatchObject({ code: "ADDRESS_LINK_DEAD" });
    expect((await readOwnAccount(me.userId)).pendingContact).toBeNull();
    shift(0);
    expect((await dropContactChange(me)).ok).toBe(true);
    expect(await confirmed(newer)).toMatchObject({ code: "ADDRESS_LINK_DEAD" });
    for (const wrong of ["", "x".repeat(43), `${newer}x`, "' or true --"])
      expect(await confirmed(wrong)).toMatchObject({ code: "ADDRESS_LINK_DEAD" });
  });

  it("T-35 works once, also for twenty requests at the same instant; tokens cannot be guessed from one address", async () => {
    const me = await makeMe();
    const next = fresh();
    await askContact(me, next);
    const token = await lastToken(next, "verifyContact");
    const results = await Promise.all(Array.from({ length: 20 }, () => confirmed(token)));
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    const from = { address: "198.18.1.1", userAgent: null };
    for (let i = 0; i < 30; i++) await confirmContact({ token: "x".repeat(43), from });
    expect(await confirmContact({ token: "x".repeat(43), from })).toMatchObject({ code: "TOO_MANY_LINKS" });
  });

  it("of somebody else can be neither resent nor given up, and no mailbox is filled", async () => {
    const [me, other] = [await makeMe(), await makeMe()];
    const next = fresh();
    await askContact(me, next);
    expect(await dropContactChange(other)).toMatchObject({ code: "NOTHING_PENDING" });
    expect(await resendContactLink(other, elsewhere())).toMatchObject({ code: "NOTHING_PENDING" });
    for (let i = 0; i < 4; i++) expect((await askContact(await makeMe(), next)).ok).toBe(true);
    expect(await askContact(other, next)).toMatchObject({ code: "TOO_MANY_RESETS" });
    for (let i = 0; i < 10; i++) await take("addressSend", me.userId);
    expect(await askContact(me, fresh())).toMatchObject({ code: "TOO_MANY_RESETS" });
    expect(await auditOf(me.userId, "account.addressRefused")).toHaveLength(1);
  });
});

describe("F-130 the sign-in address", () => {
  it("asks for a fresh proof, two equal addresses, and another one than now", async () => {
    const me = await makeMe();
    const next = fresh();
    expect(fieldCodes(await askLogin(me, next, fresh()))).toEqual(["newEmailConfirmation EMAILS_DIFFER"]);
    expect(fieldCodes(await askLogin(me, me.user.loginEmail))).toEqual(["newEmail LOGIN_UNCHANGED"]);
    await provenAgo(me, 26);
    expect(await askLogin(me, next)).toMatchObject({ code: "PROOF_NEEDED" });
    expect(await orderedMails(next)).toEqual([]);
    expect(await resendLoginLink(me, elsewhere())).toMatchObject({ code: "NOTHING_PENDING" });
  });

  it("T-32 changes by the link only; both addresses are told, other sessions end, links to the old one die", async () => {
    const me = await makeMe();
    const old = me.user.loginEmail;
    const other = await openFor(me.user);
    const next = fresh();
    expect((await askLogin(me, next)).ok).toBe(true);
    expect((await readOwnAccount(me.userId)).loginEmail).toBe(old);
    await sendPasswordReset({ sealed: seal("password-reset", old), address: null });
    const token = await lastToken(next, "verifyLogin");
    expect(await confirmedLogin(token, me.sessionId)).toEqual({ ok: true, data: { email: next } });

    expect(await readOwnAccount(me.userId)).toMatchObject({
      loginEmail: next,
      contactEmail: next,
      contactVerified: true,
    });
    expect(await readSession(me.sessionId)).not.toBeNull();
    expect(await readSession(other)).toBeNull();
    expect(
      await db().verificationToken.count({ where: { userId: me.userId, purpose: "PASSWORD_RESET", usedAt: null } }),
    ).toBe(0);
    expect(await templatesTo(old)).toContain("loginChanged");
    expect(await templatesTo(next)).toEqual(["verifyLogin", "loginChanged"]);
    const [told] = (await orderedMails(old)).filter((mail) => mail.template === "loginChanged");
    expect(JSON.stringify(told)).not.toContain(next);

    const signIn = (email: string) => signInWithPassword({ email, password: PASSWORD, from: elsewhere() });
    expect(await signIn(old)).toMatchObject({ code: "SIGN_IN_REFUSED" });
    expect((await signIn(next)).ok).toBe(true);
    expect(await confirmedLogin(token)).toMatchObject({ code: "ADDRESS_LINK_DEAD" });
  });

  it("ends every session when another browser confirms, and keeps a contact address that was another one", async () => {
    const contactEmail = fresh();
    const [me, stranger] = [await makeMe({ contactEmail }), await makeMe()];
    const next = fresh();
    await askLogin(me, next);
    expect((await confirmedLogin(await lastToken(next, "verifyLogin"), stranger.sessionId)).ok).toBe(true);
    expect(await readSession(me.sessionId)).toBeNull();
    expect(await readSession(stranger.sessionId)).not.toBeNull();
    expect((await readOwnAccount(me.userId)).contactEmail).toBe(contactEmail);
  });

  it("T-34 that has an account is answered alike; its owner is told, and no link leaves", async () => {
    const [me, owner] = [await makeMe(), await makeUser({ locale: "en" })];
    const free = fresh();
    expect(JSON.stringify(await askLogin(me, owner.loginEmail))).toBe(JSON.stringify(await askLogin(me, free)));
    await askLogin(me, owner.loginEmail);
    expect(await templatesTo(owner.loginEmail)).toEqual(["loginTaken", "loginTaken"]);
    const account = await readOwnAccount(me.userId);
    expect(account.pendingLogin?.email).toBe(owner.loginEmail);
    expect((await resendLoginLink(me, elsewhere())).ok).toBe(true);
    // What the asker can see of their own trail says nothing either.
    expect(await auditOf(me.userId, "account.addressRefused")).toEqual([]);
    expect(await db().auditEvent.count({ where: { type: "account.addressRefused", subjectId: owner.id } })).toBe(3);
    expect((await dropLoginChange(me)).ok).toBe(true);
  });

  it("wanted by two accounts at the same instant goes to one of them", async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => makeMe()));
    const next = fresh();
    const tokens: string[] = [];
    for (const me of people) {
      await askLogin(me, next);
      tokens.push(await lastToken(next, "verifyLogin"));
    }
    const results = await Promise.all(tokens.map((token) => confirmedLogin(token)));
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    const codes = results.flatMap((one) => (one.ok ? [] : [one.code]));
    expect(codes).toEqual(["LOGIN_TAKEN", "LOGIN_TAKEN", "LOGIN_TAKEN"]);
    expect(await db().user.count({ where: { loginEmail: next } })).toBe(1);
  });

  it("opens the door that strangers closed on the new address", async () => {
    const me = await makeMe();
    const next = fresh();
    for (let i = 0; i < 5; i++)
      await signInWithPassword({ email: next, password: "Pas-le-bon-2026", from: elsewhere() });
    await askLogin(me, next);
    await confirmedLogin(await lastToken(next, "verifyLogin"));
    expect((await signInWithPassword({ email: next, password: PASSWORD, from: elsewhere() })).ok).toBe(true);
  });
});
