import { createTransport, type SendMailOptions } from "nodemailer";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import { db } from "#lib/platform/db.ts";
import * as environment from "#lib/platform/env.ts";
import { startMailIn } from "#lib/platform/mail-in.ts";
import { writtenText } from "#lib/tickets/domain/incoming.ts";
import { admitsReply, replyByMail } from "#lib/tickets/index.ts";
import { aPdf } from "#tests/factories/files.ts";
import { must } from "#tests/factories/invoices.ts";
import { actorOf, makeUser } from "#tests/factories/people.ts";
import { ask, makeDesk, move } from "#tests/factories/tickets.ts";
import { lastSecret, orderedMails } from "#tests/integration/support/mails.ts";

const DOMAIN = "tickets.portail.test";
let server: Awaited<ReturnType<typeof startMailIn>>;
let support: Actor;

beforeAll(async () => {
  const given = environment.env();
  vi.spyOn(environment, "env").mockImplementation(() => ({ ...given, MAIL_IN_DOMAIN: DOMAIN }));
  const take = async (mail: Parameters<typeof replyByMail>[0]) => {
    const kept = await replyByMail(mail);
    return kept.ok ? null : kept.code;
  };
  server = await startMailIn({ port: 0, host: "127.0.0.1", maxBytes: 2_000_000, admits: admitsReply, take });
  support = await actorOf((await makeUser({ systemRole: "SUPPORT" })).id);
});
afterAll(() => server.stop());

/** "kept", or what the sender's server is told. */
async function mail(to: string, more: SendMailOptions = {}): Promise<string> {
  const transport = createTransport({ host: "127.0.0.1", port: server.port, ignoreTLS: true });
  try {
    await transport.sendMail({ from: "nimporte@qui.test", to, subject: "Re: ticket", text: "Bonjour.", ...more });
    return "kept";
  } catch (error) {
    return String((error as { response?: string }).response);
  } finally {
    transport.close();
  }
}

async function answered() {
  const { seller, supplier } = await makeDesk();
  const { ticketId } = must(await ask(seller, supplier.id));
  must(await move(support, "support", ticketId, "take", { text: "" }));
  must(await move(support, "support", ticketId, "ask-information", { text: "Quel navigateur ?" }));
  return { seller, ticketId, address: await lastSecret(seller.email, "ticket.answered", "replyTo") };
}
const statusOf = async (id: string) => (await db().ticket.findUniqueOrThrow({ where: { id } })).status;
const lastEvent = (ticketId: string) =>
  db().ticketEvent.findFirst({ where: { ticketId }, orderBy: { position: "desc" } });

describe("F-106 an answer by mail", () => {
  it("is refused at an address that was never given, was changed, is too old, or of a person who is gone", async () => {
    const { seller, ticketId, address } = await answered();
    const last = address.at(39);
    const forged = `${address.slice(0, 39)}${last === "0" ? "1" : "0"}${address.slice(40)}`;
    for (const wrong of [
      forged,
      `ticket-${"0".repeat(40)}@${DOMAIN}`,
      address.replace(DOMAIN, "ailleurs.test"),
      `postmaster@${DOMAIN}`,
    ])
      expect(await mail(wrong), wrong).toMatch(/^550/);
    await db().user.update({ where: { id: seller.userId }, data: { status: "CLOSED" } });
    expect(await mail(address)).toMatch(/^550/);
    await db().user.update({ where: { id: seller.userId }, data: { status: "ACTIVE" } });
    await db().ticketReply.updateMany({ where: { ticketId }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await mail(address)).toMatch(/^550/);
    expect(await statusOf(ticketId)).toBe("EN_ATTENTE_INFORMATIONS");
    expect(JSON.stringify(await db().ticketReply.findMany({ where: { ticketId } }))).not.toContain(
      address.slice(7, 47),
    );
    expect(JSON.stringify(await orderedMails(seller.email))).not.toMatch(/navigateur|ticket-[0-9a-f]{40}/);
  });

  it("is added in the name of its person, whoever the mail says it is from, with its files checked as usual", async () => {
    const { seller, ticketId, address } = await answered();
    expect(await mail(address, { attachments: [{ filename: "virus.exe", content: "MZ" }] })).toMatch(/^550.*EXTENSION/);
    expect(await mail(address, { text: "> Quel navigateur ?\n" })).toMatch(/^550.*TICKET_TEXT_OR_FILE_NEEDED/);
    expect(await mail(address, { headers: { "auto-submitted": "auto-replied" } })).toBe("kept");
    expect(await statusOf(ticketId)).toBe("EN_ATTENTE_INFORMATIONS");
    const text = "Firefox, <b>à jour</b>.\n\nLe 27 nov. 2026 à 10:00, Chorale <x@y.fr> a écrit :\n> Quel navigateur ?";
    const attachments = [{ filename: "ecran.pdf", content: Buffer.from(await aPdf(["Écran"])) }];
    expect(await mail(address.toUpperCase(), { text, attachments })).toBe("kept");
    expect(await statusOf(ticketId)).toBe("OUVERT");
    expect(await lastEvent(ticketId)).toMatchObject({
      ...{ event: "provide", side: "issuer", userId: seller.userId, text: "Firefox, <b>à jour</b>." },
    });
    expect(await db().ticketFile.count({ where: { ticketId } })).toBe(1);
    // The same address of a ticket that was written without an account.
    await db().ticket.update({ where: { id: ticketId }, data: { issuerId: null } });
    await db().ticketReply.updateMany({ where: { ticketId }, data: { userId: null } });
    expect(await mail(address, { attachments: [{ filename: "virus.exe", content: "MZ" }] })).toMatch(/^550.*EXTENSION/);
    expect(await mail(address, { text: "", attachments })).toBe("kept");
    const nobodys = { ticketId, document: { uploadedById: null, structureId: null } };
    expect(await db().ticketFile.count({ where: nobodys })).toBe(1);
    expect(await mail(address, { text: "x".repeat(2_100_000) })).toMatch(/^5/);
  });
});

describe("what is written above a quotation", () => {
  it.each([
    ["Oui.\n\nOn Fri, 27 Nov 2026, Chorale wrote:\n> non", "Oui."],
    ["Oui.\nLe ven. 27 nov. 2026 à 10:00, Chorale <x@y.fr>\na écrit :\n\n> non", "Oui."],
    ["Oui.\n-- \nJeanne", "Oui."],
    ["Oui.\n-----Message d’origine-----\nnon", "Oui."],
    ["Le lundi, je peux.\nMerci", "Le lundi, je peux.\nMerci"],
    ["Oui\u0000\u0007.", "Oui."],
  ])("%j", (text, written) => {
    expect(writtenText(text)).toBe(written);
  });
});
