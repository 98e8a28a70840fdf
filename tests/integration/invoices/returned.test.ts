import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import {
  acknowledgeReturned,
  completeInvoice,
  mustAcknowledge,
  receivedSheet,
  returnedInvoices,
} from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { makePair, makeReceived, must, type Pair, treat } from "#tests/factories/invoices.ts";
import { makeActor, makeService } from "#tests/factories/people.ts";
import { touchClock } from "#tests/integration/support/clock.ts";

const WEEK = 7 * 24 * 60;
let pair: Pair;
let other: Pair;
let suspended: string;
let rejected: string;
const moveClock = touchClock();

beforeAll(async () => {
  [pair, other] = [await makePair(), await makePair()];
  suspended = await makeReceived(pair);
  must(await treat(pair, suspended, { event: "suspend", motif: "JUSTIF_ABS", comment: "Le bon de livraison." }));
  rejected = await makeReceived(pair);
  must(await treat(pair, rejected, { event: "reject", motif: "MONTANT_ERR" }));
});

const ids = async (who: Actor) => (await returnedInvoices(who)).rows.map(({ id }) => id);
const events = async (invoiceId: string) => {
  const rows = await db().invoiceStatusEvent.findMany({ where: { invoiceId }, orderBy: { position: "asc" } });
  return rows.map(({ event }) => event);
};

describe("what came back", () => {
  it("is told to nobody but those who send for the supplier: strangers, the recipient and readers acknowledge nothing", async () => {
    const reader = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "CONSULTATION"]]);
    const service = await makeService(pair.supplier.id, "POSE");
    const partial = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "MODIFICATION", service.id]]);
    moveClock(2 * WEEK);
    for (const who of [other.seller, pair.agent, other.agent, reader, partial]) {
      expect(await ids(who)).toEqual([]);
      expect(await mustAcknowledge(who)).toBe(false);
      const result = await acknowledgeReturned(who, { invoices: [rejected] });
      expect(result).toMatchObject({ ok: false, code: who === reader ? "FORBIDDEN" : "NOT_FOUND" });
    }
    expect(await ids(pair.seller)).toEqual([suspended, rejected]);
  });

  it("comes before every page once it has waited seven days, and not sooner", async () => {
    expect(await mustAcknowledge(pair.seller)).toBe(false);
    moveClock(WEEK - 60);
    expect(await mustAcknowledge(pair.seller)).toBe(false);
    expect((await returnedInvoices(pair.seller)).rows.map(({ due }) => due)).toEqual([false, false]);
    moveClock(WEEK + 60);
    expect(await mustAcknowledge(pair.seller)).toBe(true);
    expect((await returnedInvoices(pair.seller)).rows.map(({ due }) => due)).toEqual([true, true]);
  });

  it("is acknowledged once, by whoever does it first, and kept in the history with who and when", async () => {
    const colleague = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "MODIFICATION"]]);
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        acknowledgeReturned(i % 2 ? pair.seller : colleague, { invoices: [suspended, rejected] }),
      ),
    );
    expect(results.every((result) => result.ok)).toBe(true);
    expect((await events(suspended)).filter((event) => event === "acknowledge-suspension")).toHaveLength(1);
    expect((await events(rejected)).filter((event) => event === "acknowledge-rejection")).toHaveLength(1);
    const sheet = await receivedSheet(pair.agent, rejected);
    expect(sheet?.history[0]).toMatchObject({ event: "acknowledge-rejection", status: "REJETEE" });
    expect(await ids(pair.seller)).toEqual([]);
    moveClock(4 * WEEK);
    expect(await mustAcknowledge(pair.seller)).toBe(false);
  });

  it("is to be acknowledged again when it comes back a second time", async () => {
    must(await completeInvoice(pair.seller, { invoiceId: suspended, comment: "Le voici." }));
    must(await treat(pair, suspended, { event: "suspend", motif: "AUTRE" }));
    expect(await ids(pair.seller)).toEqual([suspended]);
    expect(must(await acknowledgeReturned(pair.seller, { invoices: suspended }))).toEqual({ acknowledged: 1 });
  });
});
