import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import {
  article,
  articles,
  bannersFor,
  endMessage,
  markArticleRead,
  markMessagesRead,
  messagesFor,
  publishArticle,
  putBannerAway,
  withdrawArticle,
  writeArticle,
  writeMessage,
  writtenArticle,
  writtenMessages,
} from "#lib/content/index.ts";
import { db } from "#lib/platform/db.ts";
import { actorOf, makeActor, makeStructure, makeUser } from "#tests/factories/people.ts";

let admin: Actor;
let support: Actor;
let supplier: Actor;
let agent: Actor;
let siret: string;

beforeAll(async () => {
  admin = await actorOf((await makeUser({ systemRole: "ADMIN" })).id);
  support = await actorOf((await makeUser({ systemRole: "SUPPORT" })).id);
  const [company, town] = [await makeStructure(), await makeStructure({ kind: "PUBLIQUE" })];
  supplier = await makeActor(company.id, [["FACTURES_EMISES", "CONSULTATION"]]);
  agent = await makeActor(town.id, [["FACTURES_RECUES", "CONSULTATION"]]);
  siret = town.identifier;
});

const text = { titleFrench: "Titre", titleEnglish: "", bodyFrench: "Le **texte**.", bodyEnglish: "" };
const draft = { domain: "facturation", ...text } as const;
const message = { tone: "INFO", reach: "EVERYONE", banner: true, ...text } as const;

async function newArticle(): Promise<string> {
  const written = await writeArticle(admin, draft);
  if (!written.ok) throw new Error(written.code);
  return written.data.articleId;
}

describe("F-110 news", () => {
  it("is written by who holds the right, and by nobody else; the attempt is kept", async () => {
    for (const other of [support, supplier]) {
      expect(await writeArticle(other, draft)).toMatchObject({ ok: false, code: "NOT_FOUND" });
      expect(await writtenArticle(other, admin.userId)).toBeNull();
    }
    expect(await writtenMessages(support)).toBeNull();
    expect(await db().auditEvent.count({ where: { type: "access.denied", userId: supplier.userId } })).toBe(1);
    expect(await db().article.count()).toBe(0);
  });

  it("stays a draft until it is published, is read once, changes in place, and goes when it is withdrawn", async () => {
    const id = await newArticle();
    expect((await articles("fr")).entries).toEqual([]);
    expect(await article(id, "fr", null)).toBeNull();
    expect((await publishArticle(admin, { articleId: id })).ok).toBe(true);
    const [entry] = (await articles("en", { userId: supplier.userId })).entries;
    expect(entry).toMatchObject({ id, title: "Titre", lang: "fr", summary: "Le texte.", read: false });
    await Promise.all([markArticleRead(supplier.userId, id), markArticleRead(supplier.userId, id)]);
    expect((await article(id, "fr", supplier.userId))?.read).toBe(true);
    expect((await article(id, "fr", null))?.read).toBeNull();

    const changes = await Promise.all(
      ["Un", "Deux"].map((titleFrench) => writeArticle(admin, { ...draft, articleId: id, version: 0, titleFrench })),
    );
    expect(changes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(changes.find(({ ok }) => !ok)).toMatchObject({ code: "CONTENT_CHANGED" });
    expect((await articles("fr", { domain: "organisation" })).entries).toEqual([]);
    await withdrawArticle(admin, { articleId: id });
    expect(await article(id, "fr", null)).toBeNull();
  });

  it("is not there before its moment", async () => {
    const id = await newArticle();
    await publishArticle(admin, { articleId: id, at: "2099-01-01T10:00" });
    expect(await article(id, "fr", null)).toBeNull();
    expect((await writtenArticle(admin, id))?.state).toBe("scheduled");
    expect(await publishArticle(admin, { articleId: admin.userId })).toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("F-111 messages", () => {
  const titles = async (who: Actor | null) => (await messagesFor(who, "fr")).map(({ title }) => title).sort();

  it("reach whom they are for, are put away by one for oneself, and end", async () => {
    expect(await writeMessage(support, message)).toMatchObject({ code: "NOT_FOUND" });
    const all = await writeMessage(admin, { ...message, titleFrench: "Tous" });
    await writeMessage(admin, { ...message, titleFrench: "Fournisseurs", reach: "SUPPLIERS" });
    await writeMessage(admin, { ...message, titleFrench: "Mairie", reach: "STRUCTURE", identifier: siret });
    await writeMessage(admin, { ...message, titleFrench: "Demain", startsAt: "2099-01-01T10:00" });
    expect(await writeMessage(admin, { ...message, reach: "STRUCTURE", identifier: "123" })).toMatchObject({
      fields: [{ field: "identifier", code: "STRUCTURE_UNKNOWN" }],
    });
    expect(await titles(null)).toEqual(["Tous"]);
    expect(await titles(supplier)).toEqual(["Fournisseurs", "Tous"]);
    expect(await titles(agent)).toEqual(["Mairie", "Tous"]);

    const messageId = all.ok ? all.data.messageId : "";
    const forSuppliers = (await messagesFor(supplier, "fr")).find(({ title }) => title === "Fournisseurs")?.id ?? "";
    expect(await putBannerAway(agent, { messageId: forSuppliers })).toMatchObject({ code: "NOT_FOUND" });
    expect((await putBannerAway(agent, { messageId })).ok).toBe(true);
    expect((await bannersFor(agent, "fr")).map(({ title }) => title)).toEqual(["Mairie"]);
    expect((await bannersFor(null, "fr")).map(({ title }) => title)).toEqual(["Tous"]);
    await markMessagesRead(supplier.userId, [messageId]);
    expect((await messagesFor(supplier, "fr")).map(({ read }) => read).sort()).toEqual([false, true]);

    await endMessage(admin, { messageId });
    expect(await titles(null)).toEqual([]);
    expect((await writtenMessages(admin))?.find(({ id }) => id === messageId)?.phase).toBe("over");
  });
});
