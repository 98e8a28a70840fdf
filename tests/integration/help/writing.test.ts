import { describe, expect, it } from "vitest";
import {
  deliverHelp,
  depositTour,
  discardHelp,
  draftHelp,
  helpPage,
  helpRevision,
  helpTitles,
  loadHelp,
  moveTour,
  publishHelp,
  restoreHelp,
  searchHelp,
  WELCOME,
  welcomeText,
  writtenHelp,
} from "#lib/help/index.ts";
import { db } from "#lib/platform/db.ts";
import { actorOf, makeUser } from "#tests/factories/people.ts";

const someone = async (systemRole: "NONE" | "ADMIN" | "SUPPORT" = "NONE") =>
  actorOf((await makeUser({ systemRole })).id);
const place = { page: "annuaire", locale: "fr" } as const;
const text = { ...place, version: "0", title: "Trouver une mairie", summary: "Où chercher.", keywords: "mairie" };

describe("F-109 the help as administrators write it", () => {
  it("is nothing to anybody else: support included, and the attempt is kept", async () => {
    const people = [await someone(), await someone("SUPPORT")];
    for (const person of people) {
      expect(await draftHelp(person, { ...text, body: "x" })).toMatchObject({ code: "NOT_FOUND" });
      expect(await publishHelp(person, { ...place, version: "1" })).toMatchObject({ code: "NOT_FOUND" });
      expect(await discardHelp(person, { ...place, version: "1" })).toMatchObject({ code: "NOT_FOUND" });
      expect(await deliverHelp(person, place)).toMatchObject({ code: "NOT_FOUND" });
      expect(await restoreHelp(person, { revisionId: person.userId })).toMatchObject({ code: "NOT_FOUND" });
      expect([await helpTitles(person), await writtenHelp(person, place)]).toEqual([null, null]);
      expect(await helpRevision(person, place, person.userId)).toBeNull();
    }
    const denied = await db().auditEvent.count({
      where: { outcome: "refused", userId: { in: people.map(({ userId }) => userId) } },
    });
    expect(denied).toBe(10);
    expect(await db().helpRevision.count()).toBe(0);
  });

  it("refuses pages that do not exist, empty texts, and who saves over somebody else's draft", async () => {
    const admin = await someone("ADMIN");
    expect(await draftHelp(admin, { ...text, page: "inconnue", body: "x" })).toMatchObject({ code: "NOT_FOUND" });
    expect(await draftHelp(admin, { ...text, page: "../fr/annuaire", body: "x" })).toMatchObject({
      code: "INVALID_INPUT",
    });
    expect(await draftHelp(admin, { ...text, title: "  ", body: "x" })).toMatchObject({ code: "INVALID_INPUT" });
    expect(await deliverHelp(admin, place)).toMatchObject({ code: "CONTENT_CHANGED" });
    expect(await publishHelp(admin, { ...place, version: "0" })).toMatchObject({ code: "NOT_FOUND" });
    const both = await Promise.all([1, 2].map(() => draftHelp(admin, { ...text, body: "x" })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ code: "CONTENT_CHANGED" });
    expect(await publishHelp(admin, { ...place, version: "7" })).toMatchObject({ code: "CONTENT_CHANGED" });
    expect((await discardHelp(admin, { ...place, version: "1" })).ok).toBe(true);
  });

  it("is read, searched and kept through an update once published; earlier versions and the delivered page come back", async () => {
    const admin = await someone("ADMIN");
    const delivered = (await helpPage("fr", "annuaire"))?.page.title;
    const write = async (title: string) => {
      const body = `## Où est la zibeline ?\n\n${title} dans la *tanière*.`;
      const version = String((await writtenHelp(admin, place))?.draft?.version ?? 0);
      expect((await draftHelp(admin, { ...text, version, title, body })).ok).toBe(true);
    };
    await write("Première");
    expect((await helpPage("fr", "annuaire"))?.page.title).toBe(delivered);
    expect(await searchHelp("zibeline", "fr")).toEqual([]);
    expect((await publishHelp(admin, { ...place, version: "1" })).ok).toBe(true);
    expect((await helpPage("fr", "annuaire"))?.page).toMatchObject({ title: "Première", topic: "preuves" });
    expect((await searchHelp("zibeline", "fr"))[0]).toMatchObject({ slug: "annuaire", anchor: "ou-est-la-zibeline" });
    expect(await loadHelp(process.env.DATABASE_URL ?? "")).toBe(0);
    await db().helpPage.updateMany({ where: { locale: "fr", slug: "annuaire" }, data: { hash: "older" } });
    expect(await loadHelp(process.env.DATABASE_URL ?? "")).toBe(1);
    expect((await helpPage("fr", "annuaire"))?.page.title).toBe("Première");

    await write("Seconde");
    expect((await publishHelp(admin, { ...place, version: "1" })).ok).toBe(true);
    const [second, first] = (await writtenHelp(admin, place))?.revisions ?? [];
    expect([second?.title, second?.inForce, first?.title, first?.inForce]).toEqual([
      "Seconde",
      true,
      "Première",
      false,
    ]);
    expect(await helpRevision(admin, place, first?.id ?? "")).toMatchObject({ title: "Première" });
    expect((await restoreHelp(admin, { revisionId: first?.id ?? "" })).ok).toBe(true);
    expect((await helpPage("fr", "annuaire"))?.page.title).toBe("Première");
    await expect(db().helpRevision.update({ where: { id: first?.id ?? "" }, data: { title: "x" } })).rejects.toThrow();

    expect((await deliverHelp(admin, place)).ok).toBe(true);
    expect((await helpPage("fr", "annuaire"))?.page.title).toBe(delivered);
    expect(await searchHelp("zibeline", "fr")).toEqual([]);
    const after = await writtenHelp(admin, place);
    expect([after?.written, after?.revisions.length]).toEqual([false, 4]);
    expect((await helpTitles(admin))?.find(({ page }) => page === "annuaire")).toMatchObject({ written: false });
  });

  it("F-9 gives the home page its welcome, in one language at a time", async () => {
    const admin = await someone("ADMIN");
    const welcome = { page: WELCOME, locale: "en" } as const;
    expect(await welcomeText("en")).toBeNull();
    await draftHelp(admin, { ...welcome, version: "0", title: "Hello", summary: "Come in.", body: "" });
    expect((await publishHelp(admin, { ...welcome, version: "1" })).ok).toBe(true);
    expect(await welcomeText("en")).toMatchObject({ title: "Hello", summary: "Come in." });
    expect(await welcomeText("fr")).toBeNull();
    expect(await helpPage("en", WELCOME)).toBeNull();
    expect((await deliverHelp(admin, welcome)).ok).toBe(true);
    expect(await welcomeText("en")).toBeNull();
  });
});

describe("F-112 the tour of the first deposit", () => {
  it("is one's own: begun, left, ended, and nothing else", async () => {
    const [person, other] = [await someone(), await someone()];
    expect(await moveTour(person, { state: "FLOWN" as "DONE" })).toMatchObject({ code: "INVALID_INPUT" });
    for (const state of ["RUNNING", "LEFT", "RUNNING", "DONE"] as const) {
      expect((await moveTour(person, { state })).ok).toBe(true);
      expect(await depositTour(person.userId)).toBe(state);
    }
    expect(await depositTour(other.userId)).toBeNull();
  });
});
