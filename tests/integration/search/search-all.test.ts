import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import { db } from "#lib/platform/db.ts";
import { searchAll } from "#lib/search/index.ts";
import { makePair, makeReceived, must, type Pair } from "#tests/factories/invoices.ts";
import { actorOf, makeActor, makeUser } from "#tests/factories/people.ts";
import { ask } from "#tests/factories/tickets.ts";

let pair: Pair;
let stranger: Pair;
let invoiceId: string;
let number: string;

beforeAll(async () => {
  pair = await makePair({ kind: "PUBLIQUE" });
  stranger = await makePair({ kind: "PUBLIQUE" });
  invoiceId = await makeReceived(pair, { number: "SRCH-2026_0042" });
  await makeReceived(stranger, { number: "SRCH-2026_0042" });
  number = "SRCH-2026_0042";
});

const invoices = async (actor: Actor | null, typed: string) =>
  (await searchAll(actor, typed, "fr", 5)).invoices.map(({ id, side }) => [id, side]);

describe("F-3 the search bar", () => {
  it("finds no invoice for a visitor, nor for two characters, nor by what only looks like the number", async () => {
    expect(await invoices(null, number)).toEqual([]);
    expect(await invoices(pair.seller, "SR")).toEqual([]);
    expect(await invoices(pair.seller, "SRCH-2026-0042")).toEqual([]);
    expect(await invoices(pair.seller, "%")).toEqual([]);
    expect(await invoices(pair.seller, "0042")).toEqual([]);
  });

  it("finds to each side its own invoice only, by the beginning of its number", async () => {
    expect(await invoices(pair.seller, "srch-2026_")).toEqual([[invoiceId, "issued"]]);
    expect(await invoices(pair.agent, number)).toEqual([[invoiceId, "received"]]);
    const reader = await makeActor(pair.recipient.id, [["FACTURES_EMISES", "MODIFICATION"]]);
    expect(await invoices(reader, number)).toEqual([]);
  });

  it("finds people only where their list may be consulted", async () => {
    const manager = await makeActor(pair.supplier.id, [], "MAIN_MANAGER");
    const { lastName } = await db().user.findUniqueOrThrow({
      where: { id: pair.seller.userId },
      select: { lastName: true },
    });
    const people = async (actor: Actor | null) =>
      (await searchAll(actor, lastName, "fr", 20)).people.map((one) => one.userId);
    expect(await people(manager)).toContain(pair.seller.userId);
    expect(await people(pair.seller)).toEqual([]);
    expect(await people(stranger.seller)).not.toContain(pair.seller.userId);
    expect(await people(null)).toEqual([]);
  });

  it("finds one’s own structures, and public entities for everybody", async () => {
    const own = await searchAll(pair.seller, pair.supplier.identifier, "fr", 5);
    expect(own.structures.map(({ id }) => id)).toEqual([pair.supplier.id]);
    const visitor = await searchAll(null, pair.recipient.identifier, "fr", 5);
    expect(visitor.directory.map(({ id }) => id)).toEqual([pair.recipient.id]);
    expect(visitor.structures).toEqual([]);
    expect((await searchAll(stranger.seller, pair.supplier.identifier, "fr", 5)).structures).toEqual([]);
  });

  it("finds a ticket by its number or the words of its title to whoever may see it, from each side", async () => {
    const clerk = await makeActor(pair.recipient.id, [["SOLLICITATIONS_RECUES", "MODIFICATION"]]);
    const manager = await makeActor(pair.supplier.id, [], "SECONDARY_MANAGER");
    const support = await actorOf((await makeUser({ systemRole: "SUPPORT" })).id);
    const asked = must(
      await ask(pair.seller, pair.supplier.id, {
        recipient: pair.recipient.identifier,
        title: "Échéance dépassée de 100 %",
        description: "Introuvable par la description.",
      }),
    );
    const own = must(await ask(support, "", { code: "AUTRE", title: "Échéance dépassée du support" }));
    const tickets = async (actor: Actor | null, typed: string) =>
      (await searchAll(actor, typed, "fr", 5)).tickets.map(({ id, look }) => [id, look]);
    for (const typed of [asked.number, asked.number.toLowerCase(), "echeance DEPASSEE", "100 %"]) {
      expect(await tickets(pair.seller, typed), typed).toEqual([[asked.ticketId, "issued"]]);
      expect(await tickets(manager, typed), typed).toEqual([[asked.ticketId, "issued"]]);
      expect(await tickets(clerk, typed), typed).toEqual([[asked.ticketId, "received"]]);
      for (const other of [stranger.seller, stranger.agent, pair.agent, null])
        expect(await tickets(other, typed), typed).toEqual([]);
    }
    expect(await tickets(support, "échéance")).toEqual([[own.ticketId, "issued"]]);
    expect((await tickets(pair.seller, "CPROCS")).length).toBeGreaterThan(0);
    for (const typed of ["introuvable", "100 _", "CPROCS%", "é%"])
      expect(await tickets(pair.seller, typed)).toEqual([]);
  });
});
