import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import { sealPass } from "#lib/captcha/data/tokens.ts";
import { DOCUMENT_LIMITS } from "#lib/documents/index.ts";
import { trueNow } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { MOST_LINKED_FILES } from "#lib/tickets/domain/limits.ts";
import {
  anonymousSheet,
  isLinkedFile,
  isTicketFile,
  keepLinkedForm,
  keptLinkedForm,
  MOST_FILES,
  moveAnonymousTicket,
  openAnonymousTicket,
  ticketSheet,
} from "#lib/tickets/index.ts";
import { aPdf } from "#tests/factories/files.ts";
import { must } from "#tests/factories/invoices.ts";
import { actorOf, makeUser } from "#tests/factories/people.ts";
import { makeDesk, move, subcategory } from "#tests/factories/tickets.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";
import { lastToken } from "#tests/integration/support/self.ts";

const VISITOR = "0123456789abcdef0123456789abcdef";
let support: Actor;
let pdf: Uint8Array;
let made = 0;

beforeAll(async () => {
  support = await actorOf((await makeUser({ systemRole: "SUPPORT" })).id);
  pdf = await aPdf(["Écran"]);
});

const fresh = () => {
  made += 1;
  return `inconnu-${made}@ailleurs.invalid`;
};
const pass = () => sealPass(VISITOR, trueNow());
const address = () => `10.9.${made % 250}.${Math.floor(made / 250) + 1}`;

async function send(
  over: Record<string, string> = {},
  captcha = { token: "", answer: "", pass: pass() },
  from = address(),
) {
  const form = {
    subcategoryId: await subcategory("CONNEXION"),
    email: fresh(),
    title: "Je ne peux pas me connecter",
    description: "Le code <b>n’arrive</b> pas.",
    ...over,
  };
  return openAnonymousTicket({ form, captcha, visitor: VISITOR, locale: "fr", address: from });
}

describe("F-98 a ticket without an account is refused", () => {
  it("without a captcha, twice on one, for what is not offered, beyond its limits", async () => {
    const count = await db().ticket.count({ where: { issuerId: null } });
    expect(await send({}, { token: "", answer: "", pass: "" })).toMatchObject({ code: "CAPTCHA_EXPIRED" });
    const once = pass();
    must(await send({}, { token: "", answer: "", pass: once }));
    expect(await send({}, { token: "", answer: "", pass: once })).toMatchObject({ code: "CAPTCHA_EXPIRED" });
    for (const code of ["DESTINATAIRE", "RATTACHEMENT"])
      expect(await send({ subcategoryId: await subcategory(code) })).toMatchObject({
        fields: [{ code: "TICKET_SUBCATEGORY_GONE" }],
      });
    expect(await send({ email: "personne" })).toMatchObject({ fields: [{ field: "email" }] });
    const email = fresh();
    for (let n = 0; n < 5; n += 1) must(await send({ email }, undefined, `10.8.0.${n}`));
    expect(await send({ email: email.toUpperCase() }, undefined, "10.8.0.9")).toMatchObject({
      code: "TOO_MANY_TICKETS",
    });
    expect(await orderedMails(email)).toHaveLength(5);
    expect(await db().ticket.count({ where: { issuerId: null } })).toBe(count + 6);
  });
});

describe("F-98 a ticket without an account", () => {
  it("answers alike for an address with an account and one without, and mails nothing of what was typed", async () => {
    const known = await makeUser();
    expect(await send({ email: known.loginEmail })).toEqual(await send());
    const [mail] = await orderedMails(known.loginEmail);
    expect(JSON.stringify(mail)).not.toMatch(/connecter|arrive/);
    expect(await db().ticket.findFirst({ where: { issuerEmail: known.loginEmail } })).toMatchObject({
      ...{ issuerId: null, structureId: null, desk: "SUPPORT" },
    });
  });

  it("is followed by its links alone, from asking to closing, and never shows a note", async () => {
    const email = fresh();
    must(await send({ email }));
    const { id } = await db().ticket.findFirstOrThrow({ where: { issuerEmail: email } });
    const jeton = await lastToken(email, "anonymousTicket");
    expect(JSON.stringify(await db().ticketLink.findMany({ where: { ticketId: id } }))).not.toContain(jeton);
    must(await move(support, "support", id, "take", { text: "" }));
    must(await move(support, "support", id, "note", { text: "Compte inconnu chez nous" }));
    must(await move(support, "support", id, "ask-information", { text: "Quel message voyez-vous ?" }));
    const seen = await anonymousSheet(jeton, "fr");
    expect(seen).toMatchObject({ status: "EN_ATTENTE_INFORMATIONS", description: "Le code <b>n’arrive</b> pas." });
    expect(JSON.stringify(seen)).not.toContain("inconnu chez nous");
    const act = (event: "provide" | "accept" | "answer" | "take" | "note", token = jeton, text = "Aucun.") =>
      moveAnonymousTicket({ jeton: token, event, text, version: seen?.version ?? 1 }, [], "10.7.0.1");
    for (const event of ["answer", "take", "note"] as const) expect((await act(event)).ok, event).toBe(false);
    for (const dead of ["", "x".repeat(43), newId(), `${jeton.slice(0, -1)}${jeton.endsWith("A") ? "B" : "A"}`])
      expect(await act("provide", dead), dead).toMatchObject({ code: "TICKET_LINK_DEAD" });
    must(await act("provide"));
    must(await move(support, "support", id, "answer", { text: "C’est réparé." }));
    const second = await lastToken(email, "anonymousTicketAnswered");
    expect(second).not.toBe(jeton);
    expect(await anonymousSheet(jeton, "en")).toMatchObject({ status: "RESOLU" });
    expect(await act("accept")).toMatchObject({ code: "TICKET_STALE" });
    await db().ticketLink.updateMany({ where: { ticketId: id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await anonymousSheet(second, "fr")).toBeNull();
  });

  it("is nobody's among people with an account", async () => {
    const owner = await actorOf((await makeUser()).id);
    must(await send({ email: owner.email }));
    const { id } = await db().ticket.findFirstOrThrow({ where: { issuerEmail: owner.email } });
    expect(await ticketSheet(owner, "issued", id)).toBeNull();
  });
});

describe("F-98 files with a ticket without an account", () => {
  const aFile = (fileName = "ecran.pdf", bytes = pdf) => ({ fileName, bytes });
  type Files = ReturnType<typeof aFile>[];
  async function followed() {
    const email = fresh();
    must(await send({ email }));
    const { id } = await db().ticket.findFirstOrThrow({ where: { issuerEmail: email } });
    const jeton = await lastToken(email, "anonymousTicket");
    const add = async (files: Files, over: Partial<Parameters<typeof moveAnonymousTicket>[0]> = {}) => {
      const { version } = await db().ticket.findUniqueOrThrow({ where: { id } });
      return moveAnonymousTicket({ jeton, event: "add", text: "", version, ...over }, files, address());
    };
    return { id, email, jeton, add };
  }
  const kept = (ticketId: string) => db().ticketFile.findMany({ where: { ticketId }, include: { document: true } });

  it("are refused by a wrong or dead link, to a closed ticket, and as any attachment is; nothing is kept of them", async () => {
    const { id, jeton, add } = await followed();
    const [documents, trail] = [
      await db().document.count(),
      await db().auditEvent.count({ where: { type: "ticket.refused" } }),
    ];
    for (const dead of ["", "x".repeat(43), `${jeton.slice(0, -1)}${jeton.endsWith("A") ? "B" : "A"}`])
      expect(await add([aFile()], { jeton: dead })).toMatchObject({ code: "TICKET_LINK_DEAD" });
    expect(await db().auditEvent.count({ where: { type: "ticket.refused", outcome: "refused" } })).toBe(trail + 3);
    const refusals: [Files, string][] = [
      [[aFile("virus.exe")], "EXTENSION_NOT_ACCEPTED"],
      [[aFile("ecran.png")], "EXTENSION_MISMATCH"],
      [[aFile("ecran.pdf", new Uint8Array(DOCUMENT_LIMITS.bytes + 1))], "TOO_LARGE"],
      [Array.from({ length: MOST_FILES + 1 }, () => aFile()), "TOO_MANY_FILES"],
      [[], "TICKET_TEXT_OR_FILE_NEEDED"],
    ];
    for (const [files, code] of refusals) expect(await add(files), code).toMatchObject({ ok: false, code });
    expect(await add([aFile()], { version: 9 })).toMatchObject({ code: "TICKET_STALE" });
    must(await add([], { event: "close" }));
    expect(await add([aFile()])).toMatchObject({ code: "TICKET_MOVED" });
    await db().ticketLink.updateMany({ where: { ticketId: id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await add([aFile()], { event: "reopen", text: "Encore." })).toMatchObject({ code: "TICKET_LINK_DEAD" });
    expect(await kept(id)).toEqual([]);
    expect(await db().document.count()).toBe(documents);
  });

  it("have a bound for the whole ticket, also when two are sent at once", async () => {
    const { id, add } = await followed();
    const five = () => Array.from({ length: MOST_FILES }, () => aFile());
    for (let n = MOST_FILES; n < MOST_LINKED_FILES; n += MOST_FILES) must(await add(five()));
    const { version } = await db().ticket.findUniqueOrThrow({ where: { id } });
    const both = await Promise.all([add(five(), { version }), add(five(), { version })]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await add([aFile()])).toMatchObject({ code: "TICKET_FILES_FULL" });
    expect(await kept(id)).toHaveLength(MOST_LINKED_FILES);
  });

  it("are nobody's, seen by whoever holds the link and whoever has the ticket, and by no stranger", async () => {
    const { id, email, jeton, add } = await followed();
    const other = await followed();
    must(await add([aFile(), aFile("copie.pdf")], { text: "Voici l’écran." }));
    must(await other.add([aFile()]));
    const [mine, theirs] = [await kept(id), await kept(other.id)];
    const documentId = mine[0]?.documentId ?? "";
    expect(mine.map(({ document }) => document)).toEqual([
      expect.objectContaining({ uploadedById: null, structureId: null, fileName: "ecran.pdf" }),
      expect.objectContaining({ uploadedById: null, structureId: null, fileName: "copie.pdf" }),
    ]);
    expect((await anonymousSheet(jeton, "fr"))?.files).toMatchObject([
      { documentId, bySide: "issuer" },
      { name: "copie.pdf" },
    ]);
    const audited = { subjectId: id, type: "ticket.moved", userId: null, address: address() };
    expect(await db().auditEvent.findFirst({ where: audited })).toMatchObject({ detail: { by: "issuer", files: 2 } });

    expect(await isLinkedFile(jeton, documentId)).toBe(true);
    expect(await isLinkedFile(other.jeton, documentId)).toBe(false);
    expect(await isLinkedFile(jeton, theirs[0]?.documentId ?? "")).toBe(false);
    for (const dead of ["", "x".repeat(43)]) expect(await isLinkedFile(dead, documentId)).toBe(false);
    expect(await isLinkedFile(jeton, "pas-un-id")).toBe(false);

    const desk = await makeDesk();
    const elsewhere = await makeDesk();
    const namesake = await actorOf((await makeUser({ loginEmail: email })).id);
    const reads = (who: Actor) => isTicketFile(who, id, documentId);
    expect(await reads(support)).toBe(true);
    const strangers = [desk.clerk, desk.seller, desk.manager, elsewhere.clerk, elsewhere.seller, namesake];
    for (const stranger of strangers) expect(await reads(stranger), stranger.displayName).toBe(false);
    expect(await isTicketFile(support, other.id, documentId)).toBe(false);

    must(await move(support, "support", id, "take", { text: "" }));
    must(await move(support, "support", id, "note", { text: "Interne.", files: [aFile("note.pdf")] }));
    const note = (await kept(id)).find(({ internal }) => internal)?.documentId ?? "";
    expect(await isLinkedFile(jeton, note)).toBe(false);
    must(
      await move(support, "support", id, "transfer-to-recipient", { text: "", recipient: desk.recipient.identifier }),
    );
    for (const reader of [desk.clerk, desk.reader]) expect(await reads(reader)).toBe(true);
    for (const stranger of [support, desk.seller, elsewhere.clerk, namesake]) expect(await reads(stranger)).toBe(false);
  });

  it("leave what was typed for its link alone, and no row that is a structure's without an author", async () => {
    const [{ jeton }, other] = [await followed(), await followed()];
    const form = {
      message: "Trop gros.",
      problems: [],
      values: { champ: "message", message: "Voici <b>l’écran</b>." },
    };
    await keepLinkedForm(jeton, form);
    await keepLinkedForm("x".repeat(43), form);
    expect(await keptLinkedForm(jeton)).toEqual(form);
    expect(await keptLinkedForm(other.jeton)).toBeNull();
    expect(await keptLinkedForm("")).toBeNull();
    const { supplier } = await makeDesk();
    const row = { id: newId(), sha256: "0".repeat(64), size: 1, fileName: "a.pdf", mediaType: "application/pdf" };
    await expect(db().document.create({ data: { ...row, structureId: supplier.id } })).rejects.toThrow(
      /document_nobodys/,
    );
  });
});
