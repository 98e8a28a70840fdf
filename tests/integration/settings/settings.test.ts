import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Actor, attachPerson } from "#lib/access/index.ts";
import { changeSurvey, openRegistration, register, registrationInput } from "#lib/accounts/index.ts";
import { newCaptcha } from "#lib/captcha/index.ts";
import { keptHours } from "#lib/chat/index.ts";
import { db } from "#lib/platform/db.ts";
import { seal, unseal } from "#lib/platform/seal.ts";
import type { SettingKey } from "#lib/settings/domain/table.ts";
import { setSetting, settings, settingView, settingViews } from "#lib/settings/index.ts";
import { forgetSettings } from "#lib/settings/queries/settings.ts";
import { newId } from "#lib/shared/ids.ts";
import { bankAccountHoldHours } from "#lib/structures/index.ts";
import { ticketSheet } from "#lib/tickets/index.ts";
import { must } from "#tests/factories/invoices.ts";
import { actorOf, makeUser } from "#tests/factories/people.ts";
import { ask, makeDesk, move } from "#tests/factories/tickets.ts";
import { elsewhere, lastToken } from "#tests/integration/support/self.ts";

const DAY = 86_400_000;
let admin: Actor;
let support: Actor;
beforeAll(async () => {
  admin = await actorOf((await makeUser({ systemRole: "ADMIN", firstName: "Odile" })).id);
  support = await actorOf((await makeUser({ systemRole: "SUPPORT" })).id);
});
beforeEach(forgetSettings);
afterEach(() => void vi.restoreAllMocks());

const seen = async (key: SettingKey) => (await settingView(admin, key))?.version ?? 0;
const set = async (key: SettingKey, value: string, who = admin) =>
  setSetting(who, { key, value, seenVersion: await seen(key) });
const giveBack = async (key: SettingKey, of: number) => setSetting(admin, { key, of, seenVersion: await seen(key) });

describe("a setting is refused", () => {
  it("to everyone but administrators, for whom none exists; the attempt is kept", async () => {
    const { seller } = await makeDesk();
    for (const who of [support, seller]) {
      expect(await set("invitationDays", "3", who)).toEqual({ ok: false, code: "NOT_FOUND" });
      expect([await settingViews(who), await settingView(who, "operator")]).toEqual([null, null]);
      expect(await db().auditEvent.count({ where: { userId: who.userId, type: "access.denied" } })).toBe(1);
    }
    expect(await db().portalSetting.count()).toBe(0);
  });

  it("when there is none of that name, the value does not fit, the order breaks, or somebody else was faster", async () => {
    for (const key of ["", "unknown", "constructor"])
      expect(await setSetting(admin, { key, value: "1", seenVersion: 0 })).toMatchObject({ code: "NOT_FOUND" });
    const wrong = (code: string, params: object) => ({ fields: [{ field: "value", code, params }] });
    expect(await set("invitationDays", "31")).toMatchObject(wrong("SETTING_NUMBER", { value: "31", min: 1, max: 30 }));
    expect(await set("contactEmail", "personne")).toMatchObject(wrong("SETTING_EMAIL", { value: "personne" }));
    expect(await set("ticketRemindDays", "15")).toMatchObject(
      wrong("SETTING_ORDER", { other: "ticketAnsweredDays", limit: "15", rule: "below" }),
    );
    expect(await giveBack("operator", 1)).toMatchObject({ code: "NOT_FOUND" });
    expect(await db().portalSetting.count()).toBe(0);
    const both = await Promise.all(
      ["A", "B"].map((value) => setSetting(admin, { key: "operator", value, seenVersion: 0 })),
    );
    expect(both.map((one) => (one.ok ? "ok" : one.code)).sort()).toEqual(["CHANGED_MEANWHILE", "ok"]);
    // Two that hold an order, each good by itself.
    const pair = await Promise.all([set("ticketRemindDays", "12"), set("ticketAnsweredDays", "8")]);
    expect(pair.filter(({ ok }) => ok)).toHaveLength(1);
    await expect(db().portalSetting.deleteMany()).rejects.toThrow();
  });
});

describe("a setting", () => {
  it("keeps who said what and when, gives an earlier value back, and is in the trail", async () => {
    must(await set("contactPhone", " 01 23 45 67 89 "));
    must(await set("contactPhone", "01 98 76 54 32"));
    must(await set("contactPhone", "01 98 76 54 32"));
    must(await giveBack("contactPhone", 1));
    expect((await settings()).contactPhone).toBe("01 23 45 67 89");
    must(await giveBack("contactPhone", 0));
    const view = await settingView(admin, "contactPhone");
    expect(view).toMatchObject({ version: 4, value: "", default: "" });
    expect(view?.changes.map(({ value, by }) => [value, by.split(" ")[0]])).toEqual([
      [null, "Odile"],
      ["01 23 45 67 89", "Odile"],
      ["01 98 76 54 32", "Odile"],
      ["01 23 45 67 89", "Odile"],
    ]);
    const trail = await db().auditEvent.findMany({
      where: { type: "portal.settingChanged", userId: admin.userId },
      orderBy: { id: "desc" },
      take: 2,
    });
    expect(trail.map(({ detail }) => detail)).toEqual([
      { key: "contactPhone", before: "01 23 45 67 89", after: null },
      { key: "contactPhone", before: "01 98 76 54 32", after: "01 23 45 67 89" },
    ]);
  });

  it("that another process changed holds here within seconds; one that the portal takes no longer counts as none", async () => {
    const start = performance.now();
    const at = vi.spyOn(performance, "now").mockReturnValue(start);
    expect((await settings()).operator).not.toBe("Ailleurs");
    const elsewhereSet = async (key: string, value: string, version: number) =>
      db().portalSetting.create({
        data: { id: newId(), key, version, value, setById: admin.userId, setAt: new Date() },
      });
    await elsewhereSet("operator", "Ailleurs", 50);
    await elsewhereSet("chatKeptDays", "100000", 50);
    at.mockReturnValue(start + 3_000);
    expect(await settings()).toMatchObject({ operator: "Ailleurs", chatKeptDays: 90 });
  });

  it("changes what the portal does: chats, bank accounts, tickets", async () => {
    expect([await keptHours(), await bankAccountHoldHours()]).toEqual([{ opens: 510, closes: 1110 }, 0]);
    must(await set("supportCloses", "9 h"));
    expect(await keptHours()).toEqual({ opens: 510, closes: 540 });
    expect(await set("supportOpens", "09:00")).toMatchObject({ fields: [{ code: "SETTING_ORDER" }] });
    must(await set("chatHours", "always"));
    must(await set("bankAccountHoldHours", "48"));
    expect([await keptHours(), await bankAccountHoldHours()]).toEqual([null, 48]);

    const { seller, supplier } = await makeDesk();
    const { ticketId } = must(await ask(seller, supplier.id));
    must(await move(support, "support", ticketId, "take", { text: "" }));
    must(await move(support, "support", ticketId, "answer"));
    must(await set("ticketRemindDays", "2"));
    must(await set("ticketAnsweredDays", "4"));
    must(await set("ticketReopenDays", "9"));
    const sheet = await ticketSheet(seller, "issued", ticketId);
    expect(sheet).toMatchObject({ reopenDays: 9 });
    expect((sheet?.closesAt?.getTime() ?? 0) - (sheet?.statusAt.getTime() ?? 0)).toBe(4 * DAY);
    must(await move(seller, "issued", ticketId, "accept", { text: "" }));
    const closed = await ticketSheet(seller, "issued", ticketId);
    expect((closed?.reopenableUntil?.getTime() ?? 0) - (closed?.statusAt.getTime() ?? 0)).toBe(9 * DAY);
  });

  it("changes who may register: by the token of an invitation alone, with its address, and asked for no survey", async () => {
    const { manager, supplier } = await makeDesk();
    const email = "invitee@exemple.invalid";
    must(await set("invitationDays", "3"));
    must(await attachPerson(manager, { structureId: supplier.id, email, right_FACTURES_EMISES: "CONSULTATION" }));
    const invited = await db().invitation.findFirstOrThrow({ where: { email } });
    expect(invited.expiresAt.getTime() - invited.createdAt.getTime()).toBe(3 * DAY);
    const invitation = await lastToken(email, "invitation");
    must(await set("registrationOpen", "non"));
    must(await set("surveyOffered", "non"));

    const visitor = "0123456789abcdef0123456789abcdef";
    const apply = (to: string, token = "") => {
      const captchaToken = newCaptcha(visitor);
      const captcha = { token: captchaToken, answer: JSON.parse(unseal("captcha", captchaToken)).code };
      const typed = {
        email: to,
        emailConfirmation: to,
        firstName: "Nora",
        lastName: "Vitale",
        phone: "",
        contactEmail: "",
      };
      const form = registrationInput.parse({ ...typed, terms: "oui", survey: "oui", invitation: token });
      return register({ form, captcha, visitor, locale: "fr", from: elsewhere() });
    };
    for (const [to, token] of [
      [email, ""],
      [email, "x".repeat(43)],
      ["autre@exemple.invalid", invitation],
    ] as const)
      expect(await apply(to, token), `${to} ${token}`).toMatchObject({ code: "REGISTRATION_CLOSED" });
    expect(await db().auditEvent.count({ where: { type: "account.registrationRefused" } })).toBe(3);
    must(await apply(email, invitation));

    const order = { email, firstName: "Nora", lastName: "Vitale", phone: null, contactEmail: email, survey: null };
    const sealed = seal("registration", JSON.stringify({ ...order, locale: "fr", at: Date.now() }));
    await openRegistration({ sealed, address: null });
    const consents = await db().consent.findMany({ where: { user: { loginEmail: email } } });
    expect(consents.map(({ kind }) => kind)).toEqual(["TERMS"]);
    const self = { userId: admin.userId, sessionId: admin.sessionId, systemRole: admin.systemRole };
    expect(await changeSurvey(self, true, "fr")).toMatchObject({ code: "SURVEY_NOT_OFFERED" });
    expect((await changeSurvey(self, false, "fr")).ok).toBe(true);
  });
});
