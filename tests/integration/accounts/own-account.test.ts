import { describe, expect, it } from "vitest";
import { preferenceCookies } from "#lib/accounts/domain/preference-cookies.ts";
import {
  changeIdentity,
  changePassword,
  closeOtherSessions,
  closeSession,
  exportAccount,
  listAccountHistory,
  listSessions,
  readAccountSummary,
  readOwnAccount,
  readSession,
  savePreferences,
  signInWithPassword,
} from "#lib/accounts/index.ts";
import { readTimeLeft } from "#lib/accounts/queries/read-time-left.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { notify, readChoices, saveChoices } from "#lib/notifications/index.ts";
import { db, transaction } from "#lib/platform/db.ts";
import { makePair, must } from "#tests/factories/invoices.ts";
import { makeMember, makeStructure, makeUser, PASSWORD } from "#tests/factories/people.ts";
import { touchClock } from "#tests/integration/support/clock.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";
import {
  auditOf,
  elsewhere,
  type Me,
  makeMe,
  openFor,
  provenAgo,
  templatesTo,
} from "#tests/integration/support/self.ts";

const NEXT = "Trois-barques-vertes-7";
const shift = touchClock();

describe("F-130 identity", () => {
  it("is refused when a name is missing, too long or not a name, or a telephone is none", async () => {
    const me = await makeMe();
    const codes = async (firstName: string, lastName: string, phone = "") => {
      const result = await changeIdentity(me, { firstName, lastName, phone }, elsewhere());
      return result.ok ? [] : (result.fields ?? []).map(({ field, code }) => `${field} ${code}`);
    };
    expect(await codes("", " ")).toEqual(["firstName REQUIRED", "lastName REQUIRED"]);
    expect(await codes("<b>", "a@b")).toEqual(["firstName NAME_FORMAT", "lastName NAME_FORMAT"]);
    expect(await codes("x".repeat(200), "Ys", "demain")).toEqual(["firstName TOO_LONG", "phone PHONE_FORMAT"]);
    expect((await readOwnAccount(me.userId)).firstName).toBe("Personne");
  });

  it("is saved, once in the trail", async () => {
    const me = await makeMe();
    const input = { firstName: " Zoé ", lastName: "d’Ys", phone: "+33 1 23 45 67 89" };
    for (let i = 0; i < 2; i++) expect((await changeIdentity(me, input, elsewhere())).ok).toBe(true);
    expect(await readOwnAccount(me.userId)).toMatchObject({
      firstName: "Zoé",
      lastName: "d’Ys",
      phone: "+33 1 23 45 67 89",
    });
    const [event, more] = await auditOf(me.userId, "account.identityChanged");
    expect(event?.detail).toEqual({ fields: ["firstName", "lastName", "phone"] });
    expect(more).toBeUndefined();
  });
});

describe("T-32 changing one's password", () => {
  const change = (me: Me, present = PASSWORD, password = NEXT, confirmation = password) =>
    changePassword(me, { present, password, confirmation, from: elsewhere() });

  it("asks for a fresh proof, the present one, and a new one that keeps the rules", async () => {
    const me = await makeMe();
    const codes = async (...args: [string, string?, string?]) => {
      const result = await change(me, ...args);
      return result.ok ? [] : (result.fields ?? []).map(({ field, code }) => `${field} ${code}`);
    };
    expect(await codes("Pas-le-bon-2026")).toEqual(["presentPassword PASSWORD_WRONG"]);
    expect(await codes(PASSWORD, "court")).toEqual(["newPassword PASSWORD_TOO_SHORT"]);
    expect(await codes(PASSWORD, NEXT, `${NEXT}!`)).toEqual(["passwordConfirmation PASSWORDS_DIFFER"]);
    expect(await codes(NEXT, NEXT)).toEqual(["newPassword PASSWORD_UNCHANGED"]);
    expect(await auditOf(me.userId, "account.passwordChangeRefused")).toHaveLength(1);
    await provenAgo(me, 26);
    expect(await change(me)).toMatchObject({ code: "PROOF_NEEDED" });
    expect(await readSession(me.sessionId)).not.toBeNull();
  });

  it("lets nobody guess the present one from a session left open", async () => {
    const me = await makeMe();
    for (let i = 0; i < 5; i++) await change(me, `Pas-le-bon-202${i}`);
    expect(await change(me)).toMatchObject({ code: "TOO_MANY_PASSWORDS" });
    const refused = await auditOf(me.userId, "account.passwordChangeRefused");
    expect(refused.map(({ detail }) => (detail as { reason: string }).reason).sort()).toEqual([
      "limited",
      ...Array(5).fill("wrong"),
    ]);
  }, 30_000);

  it("ends the other sessions, gives this one another id, extends nothing, and is told to the owner", async () => {
    const me = await makeMe();
    const other = await openFor(me.user);
    await provenAgo(me, 5);
    const before = await db().session.findUniqueOrThrow({ where: { id: me.sessionId } });
    const { sessionId, ticket } = must(await change(me));
    expect(ticket).toMatch(/^[\w-]{43}$/);
    expect(sessionId).not.toBe(me.sessionId);
    expect(await readSession(me.sessionId)).toBeNull();
    expect(await readSession(other)).toBeNull();
    expect(await readSession(sessionId)).not.toBeNull();
    const after = await db().session.findUniqueOrThrow({ where: { id: sessionId } });
    expect([after.expiresAt, after.provenAt, after.createdAt]).toEqual([
      before.expiresAt,
      before.provenAt,
      before.createdAt,
    ]);
    expect(await templatesTo(me.user.loginEmail)).toContain("passwordChangedByOwner");
    const signIn = (password: string) => signInWithPassword({ email: me.user.loginEmail, password, from: elsewhere() });
    expect(await signIn(PASSWORD)).toMatchObject({ code: "SIGN_IN_REFUSED" });
    expect((await signIn(NEXT)).ok).toBe(true);
  });

  it("happens once when it is asked five times at the same instant", async () => {
    const me = await makeMe();
    const results = await Promise.all(Array.from({ length: 5 }, (_, i) => change(me, PASSWORD, `${NEXT}-${i}`)));
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    expect(await auditOf(me.userId, "account.passwordChanged")).toHaveLength(1);
  }, 30_000);
});

describe("F-28 sessions", () => {
  it("of somebody else cannot be closed, nor one that ended, nor the present one here", async () => {
    const [me, other] = [await makeMe(), await makeMe()];
    for (const id of [other.sessionId, "rien", "00000000-0000-7000-8000-000000000000"])
      expect(await closeSession(me, id, elsewhere())).toMatchObject({ code: "NOT_FOUND" });
    expect(await closeSession(me, me.sessionId, elsewhere())).toMatchObject({ code: "SESSION_PRESENT" });
    expect(await readSession(other.sessionId)).not.toBeNull();
    await closeOtherSessions(me, elsewhere());
    expect(await readSession(other.sessionId)).not.toBeNull();
  });

  it("T-32 are closed one by one, refused at once, once also at the same instant", async () => {
    const me = await makeMe();
    const [one, two] = [await openFor(me.user), await openFor(me.user)];
    const results = await Promise.all(Array.from({ length: 5 }, () => closeSession(me, one, elsewhere())));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await readSession(one)).toBeNull();
    expect(await readSession(two)).not.toBeNull();
    expect(must(await closeOtherSessions(me, elsewhere()))).toBe(1);
    expect(await readSession(two)).toBeNull();
    expect(await readSession(me.sessionId)).not.toBeNull();
    expect(await auditOf(me.userId, "account.sessionsEnded")).toHaveLength(1);
  });

  it("are listed with device and the address of the last use, the present one first; idle ones are not open", async () => {
    const me = await makeMe();
    const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    const other = await openFor(me.user);
    await db().session.update({ where: { id: other }, data: { userAgent: firefox } });
    shift(2);
    await readSession(other, "198.51.100.7");
    await readSession(me.sessionId, null);
    const lines = await listSessions(me);
    expect(lines.map(({ present }) => present)).toEqual([true, false]);
    expect(lines[1]).toMatchObject({ device: { browser: "Firefox", system: "Linux" }, address: "198.51.100.7" });
    expect(lines[0]?.address).toMatch(/^203\./);
    shift(33);
    expect(await listSessions(me)).toEqual([]);
  });

  it("write the time and address of their use once a minute at most", async () => {
    const me = await makeMe();
    await readSession(me.sessionId, "198.51.100.8");
    const row = await db().session.findUniqueOrThrow({ where: { id: me.sessionId } });
    expect(row.lastAddress).toBeNull();
    shift(1.1);
    await readSession(me.sessionId, "198.51.100.9");
    expect((await db().session.findUniqueOrThrow({ where: { id: me.sessionId } })).lastAddress).toBe("198.51.100.9");
  });

  it("say how long they last without being extended by it, and go on when they are asked to", async () => {
    const me = await makeMe();
    shift(28.5);
    for (let i = 0; i < 2; i++) expect((await readTimeLeft(me.sessionId))?.seconds).toBeLessThanOrEqual(90);
    expect(await readTimeLeft(me.sessionId, null)).toMatchObject({ seconds: 1800, extensible: true });
    shift(58);
    expect((await readTimeLeft(me.sessionId))?.seconds).toBeGreaterThan(0);
    shift(60);
    expect(await readTimeLeft(me.sessionId, null)).toBeNull();
    const late = await makeMe();
    await db().session.update({ where: { id: late.sessionId }, data: { expiresAt: new Date(Date.now() + 3_660_000) } });
    expect(await readTimeLeft(late.sessionId, null)).toMatchObject({ extensible: false });
  });
});

describe("preferences and notification choices", () => {
  it("stay on the account, and come into a browser that did not choose otherwise", async () => {
    const me = await makeMe();
    await savePreferences(me, { locale: "en" });
    await savePreferences(me, { locale: "en", theme: "sombre" });
    expect(await readOwnAccount(me.userId)).toMatchObject({ locale: "en", theme: "sombre" });
    expect(await auditOf(me.userId, "account.preferencesChanged")).toHaveLength(2);
    const cookies = (locale: string, theme: string, has: boolean) =>
      preferenceCookies({ locale, theme }, () => has).map(({ name, value }) => `${name}=${value}`);
    expect(cookies("en", "sombre", true)).toEqual(["langue=en", "theme=sombre"]);
    expect(cookies("fr", "system", true)).toEqual([]);
    expect(cookies("fr", "system", false)).toEqual(["langue=fr"]);
  });

  it("are saved as a whole, and hold for what is told next; others are told as before", async () => {
    const [me, other] = [await makeMe(), await makeUser()];
    await saveChoices(me, (type, channel) => type !== "attachment.approved" || channel === "portal");
    await saveChoices(me, (type, channel) => type !== "attachment.approved" || channel === "portal");
    expect(await auditOf(me.userId, "account.preferencesChanged")).toHaveLength(1);
    expect((await readChoices({ ...me, systemRole: "SUPPORT" })).length).toBeGreaterThan(
      (await readChoices(me)).length,
    );
    const approved = (await readChoices(me)).find(({ type }) => type === "attachment.approved");
    expect(approved?.channels).toEqual([
      { channel: "portal", enabled: true },
      { channel: "mail", enabled: false },
    ]);
    await transaction((tx) =>
      notify(tx, {
        userIds: [me.userId, other.id],
        type: "attachment.approved",
        data: { structure: "Ys" },
        link: "/",
      }),
    );
    expect(await orderedMails(me.user.loginEmail)).toEqual([]);
    expect(await templatesTo(other.loginEmail)).toEqual(["attachment.approved"]);
    await saveChoices(me, () => true);
    expect((await readChoices(me)).flatMap(({ channels }) => channels).every(({ enabled }) => enabled)).toBe(true);
  });
});

describe("the history of the account", () => {
  it("holds one's own events and what support did, by pages, and nobody else's", async () => {
    const [me, other] = [await makeMe(), await makeMe({ systemRole: "SUPPORT" })];
    await transaction(async (tx) => {
      for (let i = 0; i < 7; i++)
        await recordAudit(tx, { type: "account.signedIn", detail: { factor: "EMAIL" }, ...me });
      await recordAudit(tx, { type: "account.signedIn", detail: { factor: "TOTP" }, ...other });
      await recordAudit(tx, {
        type: "account.assisted",
        detail: { gesture: "unlock", reason: "appel du 3" },
        ...other,
        address: "10.0.0.1",
        subject: { type: "user", id: me.userId },
      });
    });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAccountHistory(me.userId, cursor, 3);
      seen.push(...page.items.map((event) => `${event.type} ${event.bySupport}`));
      expect(page.items.every((event) => event.address !== "10.0.0.1")).toBe(true);
      cursor = page.next ?? undefined;
    } while (cursor);
    // Sorted: what is written within one millisecond has no order.
    expect(seen.toSorted()).toEqual(["assisted true", ...Array(7).fill("signedIn false")]);
    expect((await listAccountHistory(other.userId)).items.map(({ type }) => type)).toEqual(["signedIn"]);
    for (const wrong of ["", "x", "WyJhIiwiYiJd"])
      expect((await listAccountHistory(me.userId, wrong)).items).toHaveLength(8);
  });
});

describe("F-130 the export", () => {
  it("asks for a fresh proof, and the trail says when it left", async () => {
    const me = await makeMe();
    await provenAgo(me, 26);
    expect(await exportAccount(me, elsewhere())).toMatchObject({ code: "PROOF_NEEDED" });
    expect(await auditOf(me.userId, "access.denied")).toHaveLength(1);
    await provenAgo(me, 1);
    must(await exportAccount(me, elsewhere()));
    expect(await auditOf(me.userId, "account.exported")).toHaveLength(1);
  });

  it("holds everything of oneself, no secret, and nothing of others", async () => {
    const pair = await makePair();
    const me = await makeMe({ phone: "0102030405" });
    const other = await makeMe();
    await makeMember(me.userId, pair.supplier.id, [["FACTURES_EMISES", "MODIFICATION"]]);
    await makeMember(other.userId, (await makeStructure()).id, []);
    const secret = Buffer.from("un-secret-de-totp");
    await db().secondFactor.create({
      data: { id: other.sessionId, userId: me.userId, kind: "TOTP", label: "Téléphone", secret },
    });
    await db().savedSearch.create({ data: { id: other.sessionId, userId: me.userId, name: "À moi", query: "etat=X" } });
    await db().listColumns.create({ data: { userId: me.userId, list: "search", columns: ["status"] } });
    const data = must(await exportAccount(me, elsewhere()));
    expect(data).toMatchObject({
      savedSearches: [{ name: "À moi", query: "etat=X" }],
      listColumns: [{ list: "search", columns: ["status"] }],
      favouriteRecipients: [],
      invoiceModels: [],
      recurrences: [],
      format: "chorale-account",
      version: 1,
      identity: { id: me.userId, phone: "0102030405", loginEmail: me.user.loginEmail },
      memberships: [
        { structure: { identifier: pair.supplier.identifier }, rights: [{ application: "FACTURES_EMISES" }] },
      ],
      sessions: [{ device: "vitest" }],
      invoices: [],
    });
    expect(data.factors.map(({ kind }) => kind).sort()).toEqual(["EMAIL", "TOTP"]);
    const text = JSON.stringify(data);
    const credential = await db().credential.findUniqueOrThrow({ where: { userId: me.userId } });
    for (const hidden of [
      credential.passwordHash,
      secret.toString("base64"),
      "argon2",
      other.userId,
      other.user.loginEmail,
    ])
      expect(text).not.toContain(hidden);
  });
});

it("the overview says what asks for attention", async () => {
  const me = await makeMe({ contactVerified: false });
  expect(await readAccountSummary(me.userId)).toMatchObject({
    mailedCodeOnly: true,
    contactVerified: false,
    sessions: 1,
  });
});
