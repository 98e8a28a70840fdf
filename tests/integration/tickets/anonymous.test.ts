import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import { sealPass } from "#lib/captcha/data/tokens.ts";
import { trueNow } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { anonymousSheet, moveAnonymousTicket, openAnonymousTicket, ticketSheet } from "#lib/tickets/index.ts";
import { must } from "#tests/factories/invoices.ts";
import { actorOf, makeUser } from "#tests/factories/people.ts";
import { move, subcategory } from "#tests/factories/tickets.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";
import { lastToken } from "#tests/integration/support/self.ts";

const VISITOR = "0123456789abcdef0123456789abcdef";
let support: Actor;
let made = 0;

beforeAll(async () => {
  support = await actorOf((await makeUser({ systemRole: "SUPPORT" })).id);
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
      moveAnonymousTicket({ jeton: token, event, text, version: seen?.version ?? 1 }, "10.7.0.1");
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
