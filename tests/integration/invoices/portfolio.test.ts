import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import {
  acknowledgeRejection,
  filterPortfolio,
  portfolio,
  portfolioTotals,
  readPortfolioFilter,
} from "#lib/invoices/index.ts";
import { makeDraft, makePair, makeReceived, must, type Pair, treat } from "#tests/factories/invoices.ts";
import { actorOf, makeMember, makeService, makeUser } from "#tests/factories/people.ts";

let one: Pair;
let two: Pair;
let stranger: Pair;
let accountant: Actor;

beforeAll(async () => {
  one = await makePair();
  two = await makePair();
  stranger = await makePair();
  const user = await makeUser();
  const service = await makeService(two.supplier.id, "POSE");
  await makeMember(user.id, one.supplier.id, [["FACTURES_EMISES", "MODIFICATION"]]);
  await makeMember(user.id, one.recipient.id, [["FACTURES_RECUES", "CONSULTATION"]]);
  await makeMember(user.id, two.supplier.id, [["FACTURES_EMISES", "CONSULTATION", service.id]]);
  accountant = await actorOf(user.id);
  for (const motif of ["MARCHE_TERM", "AUTRE"]) {
    const invoiceId = await makeReceived(one);
    must(await treat(one, invoiceId, { event: "reject", motif }));
    if (motif === "AUTRE") must(await acknowledgeRejection(one.seller, { invoiceId }));
  }
  must(await treat(one, await makeReceived(one), { event: "suspend", motif: "JUSTIF_ABS" }));
  await makeReceived(one, { totalExclTax: "10", totalTax: "2", amountDue: "12" });
  await makeDraft(one.seller, one.supplier.id);
  // Of two, she sees one service, where nothing waits but a draft.
  await makeDraft(two.seller, two.supplier.id, service.id);
  must(await treat(two, await makeReceived(two), { event: "suspend", motif: "JUSTIF_ABS" }));
  await makeReceived(stranger);
});

describe("F-153: a portfolio", () => {
  it("tells each structure what waits there, on each side, and nothing of any other", async () => {
    const rows = await portfolio(accountant);
    expect(new Set(rows.map((row) => row.structureId))).toEqual(
      new Set([one.supplier.id, one.recipient.id, two.supplier.id]),
    );
    const row = (id: string) => rows.find(({ structureId }) => structureId === id);
    // One rejection still to treat and one suspended; the treated one and the draft are not among them.
    expect(row(one.supplier.id)).toMatchObject({
      issued: { waiting: 2, amount: "2400.00", drafts: 1 },
      received: null,
    });
    expect(row(one.supplier.id)?.issued?.oldest).toBeInstanceOf(Date);
    expect(row(one.supplier.id)?.issued?.last).toBeInstanceOf(Date);
    expect(row(one.recipient.id)).toMatchObject({ issued: null, received: { waiting: 1, amount: "12.00" } });
    expect(row(two.supplier.id)).toMatchObject({ issued: { waiting: 0, amount: "0.00", drafts: 1, oldest: null } });
    expect(await portfolio(await actorOf((await makeUser()).id))).toEqual([]);
  });

  it("is filtered and put in order, and its totals are those of what is shown", async () => {
    const rows = await portfolio(accountant);
    const ids = (params: Record<string, string>) =>
      filterPortfolio(rows, readPortfolioFilter(params)).map(({ structureId }) => structureId);
    expect(ids({})[0]).toBe(one.supplier.id);
    expect(ids({ tri: "silence" }).at(-1)).toBe(one.supplier.id);
    expect(ids({ attente: "oui" })).toHaveLength(2);
    expect(ids({ texte: two.supplier.identifier })).toEqual([two.supplier.id]);
    const totals = portfolioTotals(rows);
    expect(totals.issued).toEqual({ waiting: 2, amount: "2400.00" });
    expect(totals.received).toEqual({ waiting: 1, amount: "12.00" });
  });
});
