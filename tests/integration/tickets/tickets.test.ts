import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import { listNotifications } from "#lib/notifications/index.ts";
import { db } from "#lib/platform/db.ts";
import { visibleSql, visibleTo } from "#lib/tickets/data/ticket.scope.ts";
import {
  countTickets,
  DESK_TABS,
  FORM_EVENTS,
  isTicketFile,
  markSeen,
  sweepTickets,
  ticketSheet,
} from "#lib/tickets/index.ts";
import { aPdf } from "#tests/factories/files.ts";
import { must, makeReceived as sent } from "#tests/factories/invoices.ts";
import { actorOf, makeActor, makeStructure, makeUser } from "#tests/factories/people.ts";
import { UNKNOWN } from "#tests/factories/team.ts";
import { ask, makeDesk, move } from "#tests/factories/tickets.ts";
import { touchClock } from "#tests/integration/support/clock.ts";

const advance = touchClock();
let pdf: Uint8Array;
let support: Actor;
let admin: Actor;

beforeAll(async () => {
  pdf = await aPdf(["Un justificatif"]);
  support = await actorOf((await makeUser({ systemRole: "SUPPORT" })).id);
  admin = await actorOf((await makeUser({ systemRole: "ADMIN" })).id);
});

const file = (fileName = "preuve.pdf", bytes = pdf) => ({ fileName, bytes });
const last = async (actor: Actor) => (await listNotifications(actor.userId, 1))[0];
const statusOf = async (id: string) => (await db().ticket.findUniqueOrThrow({ where: { id } })).status;

describe("openTicket refuses", () => {
  it("another structure, an unknown entity, a missing object, bad files, what is not offered", async () => {
    const { seller, supplier, recipient, agent } = await makeDesk();
    const other = await makeStructure();
    expect(await ask(seller, other.id)).toMatchObject({ code: "NOT_FOUND" });
    expect(await ask(seller, "")).toMatchObject({ fields: [{ field: "structureId", code: "REQUIRED" }] });
    expect(await ask(seller, supplier.id, { code: "ENTITE_PUBLIQUE" })).toMatchObject({
      fields: [{ field: "recipient" }],
    });
    for (const wrong of [other.identifier, "12345", "' or 1=1"])
      expect(await ask(seller, supplier.id, { recipient: wrong }), wrong).toMatchObject({
        fields: [{ field: "recipient", code: "TICKET_RECIPIENT_UNKNOWN" }],
      });
    expect(await ask(seller, supplier.id, { code: "DESTINATAIRE", recipient: recipient.identifier })).toMatchObject({
      fields: [{ field: "objectNumber", code: "REQUIRED" }],
    });
    const theirs = await sent(await makeDesk());
    expect(await ask(seller, supplier.id, { invoiceId: theirs })).toMatchObject({ code: "NOT_FOUND" });
    for (const bad of [file("virus.exe"), file("preuve.png")])
      expect((await ask(seller, supplier.id, {}, [bad])).ok, bad.fileName).toBe(false);
    expect(
      await ask(
        seller,
        supplier.id,
        {},
        Array.from({ length: 6 }, () => file()),
      ),
    ).toMatchObject({
      code: "TOO_MANY_FILES",
    });
    expect(await ask(seller, supplier.id, { subcategoryId: UNKNOWN })).toMatchObject({
      fields: [{ code: "TICKET_SUBCATEGORY_GONE" }],
    });
    expect(await ask(seller, supplier.id, { title: "" })).toMatchObject({ code: "INVALID_INPUT" });
    expect(await db().ticket.count({ where: { OR: [{ structureId: supplier.id }, { issuerId: agent.userId }] } })).toBe(
      0,
    );
  });
});

describe("F-99 a question about an invoice goes to its recipient and back, to closing", () => {
  it("by its id or its number, told at each step, with what each side may see", async () => {
    const desk = await makeDesk();
    const { seller, supplier, clerk, recipient, manager } = desk;
    const invoiceId = await sent(desk);
    const { number } = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId } });
    const hostile = `<script>alert(1)</script> "><img onerror=x> ${"=1+1"}`;
    const question = { code: "DESTINATAIRE", title: hostile, description: hostile };
    const one = must(await ask(seller, supplier.id, { ...question, invoiceId }, [file()]));
    const two = must(await ask(seller, supplier.id, { ...question, objectNumber: number ?? "" }));
    expect(one.number).toMatch(/^CPROCS\d{7}$/);
    expect(two.number > one.number).toBe(true);
    for (const { ticketId } of [one, two])
      expect(await db().ticket.findUniqueOrThrow({ where: { id: ticketId } })).toMatchObject({
        ...{ recipientId: recipient.id, desk: "RECIPIENT", invoiceId, objectNumber: number, status: "OUVERT" },
        issuerEmail: seller.email,
      });
    expect(await last(clerk)).toMatchObject({ type: "ticket.received" });
    const id = one.ticketId;
    expect(await move(clerk, "received", id, "answer")).toMatchObject({ code: "TICKET_NOT_TAKEN" });
    must(await move(clerk, "received", id, "take", { text: "" }));
    must(await move(clerk, "received", id, "note", { text: "À voir avec la régie", files: [file("note.pdf")] }));
    must(await move(clerk, "received", id, "ask-information", { text: "Votre RIB ?" }));
    expect(await last(seller)).toMatchObject({ type: "ticket.answered", data: { what: "ask-information" } });
    const seen = await ticketSheet(seller, "issued", id);
    expect(seen).toMatchObject({ title: hostile, description: hostile, status: "EN_ATTENTE_INFORMATIONS" });
    expect(JSON.stringify(seen)).not.toMatch(/régie|note\.pdf/);
    // An entity answers, not one of its agents.
    expect(JSON.stringify(seen?.events)).not.toContain(clerk.displayName);
    expect(JSON.stringify(await ticketSheet(clerk, "received", id))).toMatch(/régie.*note\.pdf/s);
    must(await move(seller, "issued", id, "provide", { text: "", files: [file("rib.pdf")] }));
    expect(await last(clerk)).toMatchObject({ type: "ticket.followed", data: { what: "provide" } });
    must(await move(clerk, "received", id, "answer", { text: "Payée demain." }));
    must(await move(seller, "issued", id, "send-back", { text: "Pas reçue." }));
    must(await move(clerk, "received", id, "answer", { text: "Voilà." }));
    must(await move(manager, "issued", id, "accept", { text: "" }));
    expect(await statusOf(id)).toBe("FERME");
    advance(29 * 24 * 60);
    must(await move(seller, "issued", id, "reopen"));
    must(await move(seller, "issued", id, "close", { text: "" }));
    advance(60 * 24 * 60);
    expect(await move(seller, "issued", id, "reopen")).toMatchObject({ code: "TICKET_WINDOW_OVER" });
    const events = await db().ticketEvent.findMany({ where: { ticketId: id }, orderBy: { position: "asc" } });
    expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index + 1));
    await expect(db().ticketEvent.deleteMany({ where: { ticketId: id } })).rejects.toThrow();
    const files = await db().ticketFile.findMany({ where: { ticketId: id }, orderBy: { position: "asc" } });
    const [proof, note] = files.map(({ documentId }) => documentId);
    expect(await isTicketFile(seller, id, proof ?? "")).toBe(true);
    expect(await isTicketFile(seller, id, note ?? "")).toBe(false);
    expect(await isTicketFile(clerk, id, note ?? "")).toBe(true);
    expect(await isTicketFile(clerk, two.ticketId, note ?? "")).toBe(false);
  });

  it("goes to support while nobody there answers, and can be handed on both ways", async () => {
    const { seller, supplier, clerk, recipient } = await makeDesk();
    const empty = await makeStructure({ kind: "PUBLIQUE" });
    const lost = must(await ask(seller, supplier.id, { recipient: empty.identifier }));
    expect(await last(support)).toMatchObject({ type: "ticket.received" });
    must(await move(support, "support", lost.ticketId, "take", { text: "" }));
    expect(
      await move(support, "support", lost.ticketId, "transfer-to-recipient", { recipient: empty.identifier }),
    ).toMatchObject({ fields: [{ code: "TICKET_NOBODY_THERE" }] });
    const to = { recipient: recipient.identifier };
    must(await move(support, "support", lost.ticketId, "transfer-to-recipient", to));
    expect(await ticketSheet(support, "support", lost.ticketId)).toBeNull();
    expect(await ticketSheet(clerk, "received", lost.ticketId)).toMatchObject({ assignee: null, mine: false });
    must(await move(clerk, "received", lost.ticketId, "take", { text: "" }));
    must(await move(clerk, "received", lost.ticketId, "transfer-to-support"));
    expect(await ticketSheet(clerk, "received", lost.ticketId)).toBeNull();
    expect(await ticketSheet(support, "support", lost.ticketId)).toMatchObject({ desk: "SUPPORT", assignee: null });
  });

  it("is handed to a colleague who may answer it, by name, of which its issuer hears nothing", async () => {
    const { seller, supplier, recipient, clerk, reader, agent } = await makeDesk();
    const other = await makeActor(recipient.id, [["SOLLICITATIONS_RECUES", "MODIFICATION"]]);
    const { ticketId } = must(await ask(seller, supplier.id, { recipient: recipient.identifier }));
    const sheet = await ticketSheet(clerk, "received", ticketId);
    expect(sheet?.colleagues.map(({ id }) => id)).toEqual([other.userId]);
    expect((await ticketSheet(reader, "received", ticketId))?.colleagues).toEqual([]);
    expect(await move(clerk, "received", ticketId, "assign")).toMatchObject({ code: "TICKET_COLLEAGUE_NEEDED" });
    for (const colleague of [reader, agent, seller, support, clerk])
      expect(await move(clerk, "received", ticketId, "assign", { colleague: colleague.userId })).toMatchObject({
        fields: [{ field: "colleague", code: "TICKET_COLLEAGUE_UNKNOWN" }],
      });
    must(await move(clerk, "received", ticketId, "assign", { colleague: other.userId, text: "Tu connais ce marché." }));
    expect(await last(other)).toMatchObject({ type: "ticket.followed", data: { what: "assign" } });
    expect(await ticketSheet(other, "received", ticketId)).toMatchObject({
      ...{ mine: true, assignee: other.displayName },
      events: [{ event: "assign", target: other.displayName, text: "Tu connais ce marché." }, { event: "send" }],
    });
    expect(await countTickets(other, "received", DESK_TABS)).toMatchObject({ miens: 1, libres: 0 });
    const seen = JSON.stringify(await ticketSheet(seller, "issued", ticketId));
    expect(seen).not.toMatch(/marché/);
    expect((await ticketSheet(seller, "issued", ticketId))?.events.map(({ event }) => event)).toEqual(["send"]);
    expect(await move(clerk, "received", ticketId, "answer")).toMatchObject({ code: "TICKET_NOT_TAKEN" });
    must(await move(other, "received", ticketId, "answer"));
  });

  it("closes by itself once its issuer is silent for long, told before, and not when they answer meanwhile (F-107)", async () => {
    const { seller, supplier, recipient, clerk } = await makeDesk();
    const made: string[] = [];
    for (const _ of [1, 2, 3]) {
      const { ticketId } = must(await ask(seller, supplier.id, { recipient: recipient.identifier }));
      must(await move(clerk, "received", ticketId, "take"));
      made.push(ticketId);
    }
    const [answered = "", sentBack = "", waiting = ""] = made;
    for (const id of [answered, sentBack]) must(await move(clerk, "received", id, "answer"));
    must(await move(clerk, "received", waiting, "ask-information"));
    const statuses = () => Promise.all(made.map(statusOf));
    /** After so many days: how often time did something to each. */
    const swept = async (days: number) => {
      advance(days * 24 * 60 + 1);
      await sweepTickets();
      return Promise.all(made.map((ticketId) => db().ticketEvent.count({ where: { ticketId, side: "system" } })));
    };
    expect(await swept(0)).toEqual([0, 0, 0]);
    expect(await swept(10)).toEqual([1, 1, 0]);
    expect(await last(seller)).toMatchObject({ type: "ticket.answered", data: { what: "remind" } });
    // A page that was open before still acts.
    must(await move(seller, "issued", sentBack, "send-back", { version: 3 }));
    expect(await swept(14)).toEqual([1, 1, 0]);
    expect(await swept(16)).toEqual([2, 1, 0]);
    expect(await statuses()).toEqual(["FERME", "OUVERT", "EN_ATTENTE_INFORMATIONS"]);
    expect(await last(seller)).toMatchObject({ data: { what: "expire" } });
    // However late the telling, five days follow it.
    expect(await swept(90)).toEqual([2, 1, 1]);
    expect(await swept(94)).toEqual([2, 1, 1]);
    expect(await swept(96)).toEqual([2, 1, 2]);
    must(await move(seller, "issued", waiting, "reopen"));
    expect(await statuses()).toEqual(["FERME", "OUVERT", "OUVERT"]);
  });

  it("is moved once by two who act at the same instant, and not from a page that is out of date", async () => {
    const { seller, supplier, clerk, recipient } = await makeDesk();
    const { ticketId } = must(await ask(seller, supplier.id, { recipient: recipient.identifier }));
    const both = await Promise.all(
      [seller, seller, seller].map((who) => move(who, "issued", ticketId, "close", { text: "", version: 1 })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.filter((one) => !one.ok).map((one) => !one.ok && one.code)).toEqual(["TICKET_STALE", "TICKET_STALE"]);
    expect(await move(clerk, "received", ticketId, "take", { version: 1 })).toMatchObject({ code: "TICKET_STALE" });
  });
});

describe("F-106 receipts", () => {
  it("tell each side when the other last looked or acted, and never of its own looking", async () => {
    const { seller, supplier, recipient, clerk } = await makeDesk();
    const { ticketId } = must(await ask(seller, supplier.id, { recipient: recipient.identifier }));
    const seen = async (actor: Actor, look: "issued" | "received") =>
      (await ticketSheet(actor, look, ticketId))?.seenAt?.getTime() ?? null;
    expect([await seen(seller, "issued"), await seen(clerk, "received")]).toEqual([null, null]);
    advance(5);
    await markSeen(ticketId, "received");
    const read = (await seen(seller, "issued")) ?? 0;
    expect(read).toBeGreaterThan(0);
    expect(await seen(clerk, "received")).toBeNull();
    advance(10);
    must(await move(clerk, "received", ticketId, "take", { text: "" }));
    const taken = (await seen(seller, "issued")) ?? 0;
    expect(taken).toBeGreaterThan(read);
    advance(15);
    // Who answers by mail has read, though they opened no page.
    must(await move(seller, "issued", ticketId, "add"));
    expect(await seen(clerk, "received")).toBeGreaterThan(taken);
    expect(await seen(seller, "issued")).toBe(taken);
  });
});

describe("T-11 who sees a ticket", () => {
  it("its issuer, the managers of the structure, the entity or support: nobody else reads or moves it, by any event", async () => {
    const { seller, supplier, manager, colleague, clerk, reader, recipient, agent } = await makeDesk();
    const other = await makeDesk();
    const { ticketId } = must(await ask(seller, supplier.id, { recipient: recipient.identifier }, [file()]));
    const { documentId } = await db().ticketFile.findFirstOrThrow({ where: { ticketId } });
    const before = await db().ticket.findUnique({ where: { id: ticketId } });
    const strangers = [colleague, agent, other.seller, other.manager, other.clerk, support, admin];
    for (const who of strangers) {
      expect(await isTicketFile(who, ticketId, documentId)).toBe(false);
      for (const look of ["issued", "received", "support"] as const) {
        expect(await ticketSheet(who, look, ticketId)).toBeNull();
        for (const event of who === other.clerk ? FORM_EVENTS : (["close"] as const))
          expect(await move(who, look, ticketId, event), `${look} ${event}`).toMatchObject({ code: "NOT_FOUND" });
      }
    }
    expect(await move(reader, "received", ticketId, "take")).toMatchObject({ code: "FORBIDDEN" });
    expect(await ticketSheet(reader, "received", ticketId)).toMatchObject({ actions: [], refusal: "readOnly" });
    expect(await move(manager, "received", ticketId, "take")).toMatchObject({ code: "NOT_FOUND" });
    expect(await move(clerk, "issued", ticketId, "close")).toMatchObject({ code: "NOT_FOUND" });
    expect(await move(seller, "issued", UNKNOWN, "close")).toMatchObject({ code: "NOT_FOUND" });
    expect(await db().ticket.findUnique({ where: { id: ticketId } })).toEqual(before);
    expect(await db().auditEvent.count({ where: { subjectId: ticketId, outcome: "refused" } })).toBeGreaterThan(50);
    // Lists say it in SQL, single reads in Prisma: the same for everybody, from everywhere.
    for (const who of [...strangers, seller, manager, clerk, reader])
      for (const look of ["issued", "received", "support"] as const) {
        const rows = await db().$queryRaw<
          { id: string }[]
        >`select t.id from ticket t where ${visibleSql(who, look)} order by id`;
        const same = await db().ticket.findMany({
          where: visibleTo(who, look),
          orderBy: { id: "asc" },
          select: { id: true },
        });
        expect(rows).toEqual(same);
      }
  });

  it("nobody answers themselves", async () => {
    const town = await makeStructure({ kind: "PUBLIQUE" });
    const clerk = await makeActor(town.id, [["SOLLICITATIONS_RECUES", "MODIFICATION"]]);
    const { ticketId } = must(await ask(clerk, town.id, { recipient: town.identifier }));
    expect(await move(clerk, "received", ticketId, "take")).toMatchObject({ code: "TICKET_OWN" });
  });
});
