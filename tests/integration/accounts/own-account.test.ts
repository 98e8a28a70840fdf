import { describe, expect, it } from "vitest";
import { preferenceCookies } from "#lib/accounts/domain/preference-cookies.ts";
import {
  changeIdentity,
  listAccountHistory,
  readAccountSummary,
  readOwnAccount,
  savePreferences,
} from "#lib/accounts/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { notify, readChoices, saveChoices } from "#lib/notifications/index.ts";
import { transaction } from "#lib/platform/db.ts";
import { makeUser } from "#tests/factories/people.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";
import { auditOf, elsewhere, makeMe, templatesTo } from "#tests/integration/support/self.ts";

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

it("the overview says what asks for attention", async () => {
  const me = await makeMe({ contactVerified: false });
  expect(await readAccountSummary(me.userId)).toMatchObject({
    mailedCodeOnly: true,
    contactVerified: false,
    sessions: 1,
  });
});
