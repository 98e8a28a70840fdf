import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import {
  acknowledgeRejection,
  answerAsValidator,
  filterPortfolio,
  portfolio,
  portfolioTotals,
  portfolioWorks,
  readPortfolioFilter,
  treatMany,
} from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import {
  makeDraft,
  makePair,
  makeReceived,
  makeSent,
  must,
  type Pair,
  statusOf,
  treat,
} from "#tests/factories/invoices.ts";
import { actorOf, makeActor, makeMember, makeService, makeStructure, makeUser } from "#tests/factories/people.ts";

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

  it("tells who validates only what they are asked to approve, first or second, and not what they answered", async () => {
    const [first, idle] = [await makeStructure(), await makeStructure()];
    const user = await makeUser();
    for (const { id } of [first, idle]) await makeMember(user.id, id, [["FACTURES_A_VALIDER", "MODIFICATION"]]);
    const validator = await actorOf(user.id);
    const elsewhere = await makeStructure();
    const ask = (named: string, second?: string) =>
      makeSent(one, {
        cadre: "A9_FACTURE_SOUSTRAITANT",
        validatorIdentifier: named,
        ...(second ? { secondValidatorIdentifier: second } : {}),
      });
    await ask(first.identifier);
    const answered = await ask(first.identifier);
    const approval = { answer: "validate", seenStatus: "A_VALIDER_1", comment: "Conforme." } as const;
    must(await answerAsValidator(validator, { ...approval, invoiceId: answered }));
    // Waits for somebody else first, then for them.
    const passing = await ask(elsewhere.identifier, first.identifier);
    const waiting = async () =>
      Object.fromEntries((await portfolio(validator)).map((row) => [row.structureId, row.toValidate]));
    expect(await waiting()).toMatchObject({ [first.id]: { waiting: 1 }, [idle.id]: { waiting: 0, oldest: null } });
    const other = await makeActor(elsewhere.id, [["FACTURES_A_VALIDER", "MODIFICATION"]]);
    must(await answerAsValidator(other, { ...approval, invoiceId: passing }));
    const rows = await portfolio(validator);
    expect(await waiting()).toMatchObject({
      [first.id]: { waiting: 2, amount: "2400.00", oldest: expect.any(Date) },
      [idle.id]: { waiting: 0, amount: "0.00" },
    });
    expect(portfolioWorks(rows)).toEqual(["toValidate"]);
    expect(portfolioTotals(rows).toValidate).toEqual({ waiting: 2, amount: "2400.00" });
    expect(filterPortfolio(rows, readPortfolioFilter({ attente: "oui" }))).toHaveLength(1);
    expect((await portfolio(one.seller)).every((row) => row.toValidate === null)).toBe(true);
  });

  it("lets its owner treat invoices of two structures in one gesture, and nothing of a third", async () => {
    const user = await makeUser();
    for (const { recipient } of [one, two])
      await makeMember(user.id, recipient.id, [["FACTURES_RECUES", "MODIFICATION"]]);
    const owner = await actorOf(user.id);
    const invoices = [await makeReceived(one), await makeReceived(two), await makeReceived(stranger)];
    const found = await db().invoice.findMany({ where: { id: { in: invoices } }, select: { id: true, version: true } });
    const chosen = found.map(({ id, version }) => `${id}:${version}`);
    must(await treatMany(owner, { idempotencyKey: newId(), chosen, event: "confirm-service" }));
    expect(await Promise.all(invoices.map(statusOf))).toEqual(["SERVICE_FAIT", "SERVICE_FAIT", "MISE_A_DISPOSITION"]);
  });
});
