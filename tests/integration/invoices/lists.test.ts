import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import {
  acknowledgeRejection,
  countsByStatus,
  issuedWorkList,
  listReceived,
  searchIssued,
} from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { makeDraft, makePair, makeReceived, must, type Pair, treat } from "#tests/factories/invoices.ts";
import { makeService } from "#tests/factories/people.ts";
import { all, ids, type Listed, makeListed } from "#tests/integration/support/listed.ts";

let pair: Pair;
let other: Pair;
let made: Listed["made"];
beforeAll(async () => {
  ({ pair, other, made } = await makeListed());
});

describe("« Synthèse » (F-80)", () => {
  it("holds what waits for the supplier, by gesture, and nothing of anybody else", async () => {
    const page = await issuedWorkList(pair.seller);
    expect(ids(page)).toEqual([made.recycle, made.suspended, made.rejected, made.draft]);
    expect(page.total).toEqual({ count: 4, exact: true });
    expect(ids(await issuedWorkList(pair.agent))).toEqual([]);
    expect(ids(await issuedWorkList(other.seller))).toHaveLength(1);
    expect(ids(await issuedWorkList(pair.seller, { structureId: other.supplier.id }))).toEqual([]);
  });

  it("pages by key, one row at a time, without losing or repeating any", async () => {
    expect(await all((cursor) => issuedWorkList(pair.seller, { cursor, size: 1 }))).toEqual(
      ids(await issuedWorkList(pair.seller)),
    );
    expect(ids(await issuedWorkList(pair.seller, { cursor: "forgé" }))).toHaveLength(4);
  });

  it("F-82 is sorted within each group by date of state, deposit or amount, either way, page after page", async () => {
    const own = await makePair();
    const amounts = ["300,00", "100,00", "200,00"];
    const rejected: string[] = [];
    for (const amount of amounts) {
      const over = { totalExclTax: amount, totalTax: "0,00", amountDue: amount };
      rejected.push(await makeReceived(own, { ...over, vatType: "SANS_TVA" }));
    }
    // Sent first, rejected last.
    for (const invoiceId of rejected.toReversed()) {
      must(await treat(own, invoiceId, { event: "reject", motif: "AUTRE" }));
    }
    const [big, small, middle] = rejected;
    const drafts = [await makeDraft(own.seller, own.supplier.id), await makeDraft(own.seller, own.supplier.id)];
    const sorted = {
      oldest: [middle, small, big],
      newest: [big, small, middle],
      firstDeposited: [big, small, middle],
      lastDeposited: [middle, small, big],
      smallest: [small, middle, big],
      largest: [big, middle, small],
    } as const;
    for (const order of Object.keys(sorted) as (keyof typeof sorted)[]) {
      const listed = ids(await issuedWorkList(own.seller, { order }));
      expect(listed.slice(0, 3), order).toEqual(sorted[order]);
      expect(new Set(listed.slice(3)), order).toEqual(new Set(drafts));
      expect(await all((cursor) => issuedWorkList(own.seller, { order, cursor, size: 1 })), order).toEqual(listed);
    }
  });

  it("hides old rejections on demand, and treated ones always", async () => {
    expect(ids(await issuedWorkList(pair.seller, { hideOldRejections: true }))).toContain(made.rejected);
    const treated = await makeReceived(pair);
    must(await treat(pair, treated, { event: "reject", motif: "AUTRE" }));
    expect(ids(await issuedWorkList(pair.seller))).toContain(treated);
    must(await acknowledgeRejection(pair.seller, { invoiceId: treated }));
    expect(ids(await issuedWorkList(pair.seller))).not.toContain(treated);
  });
});

it("F-80 counts for each gesture what its list holds: of whole structures, of some services, and of what one person takes care of", async () => {
  const [own, second] = [await makePair(), await makePair()];
  const service = await makeService(own.supplier.id, "ATELIER");
  const states = [
    ["suspend", "JUSTIF_ABS"],
    ["reject", "AUTRE"],
    ["reject", "AUTRE"],
    ["ask-recycling", "SE_ERR"],
  ] as const;
  for (const [index, [event, motif]] of states.entries()) {
    const id = await makeReceived(own);
    must(await treat(own, id, { event, motif }));
    const data = { supplierServiceId: index % 2 === 0 ? service.id : null, instructorId: own.seller.userId };
    if (index !== 1) await db().invoice.update({ where: { id }, data });
  }
  const treated = await makeReceived(own);
  must(await treat(own, treated, { event: "reject", motif: "AUTRE" }));
  must(await acknowledgeRejection(own.seller, { invoiceId: treated }));
  for (const pair of [own, own, second]) await makeDraft(pair.seller, pair.supplier.id);

  const both: Actor = { ...own.seller, memberships: [...own.seller.memberships, ...second.seller.memberships] };
  const onlyOf = (serviceId: string) =>
    own.seller.memberships.map((one) => ({
      ...one,
      habilitations: one.habilitations.map((right) => ({ ...right, serviceId })),
    }));
  const partly: Actor = { ...own.seller, memberships: [...onlyOf(service.id), ...second.seller.memberships] };
  const expected = [
    [both, {}, { A_RECYCLER: 1, SUSPENDUE: 1, REJETEE: 2, BROUILLON: 3 }],
    [partly, {}, { SUSPENDUE: 1, REJETEE: 1, BROUILLON: 1 }],
    [both, { instructorId: own.seller.userId }, { A_RECYCLER: 1, SUSPENDUE: 1, REJETEE: 1 }],
  ] as const;
  for (const [actor, options, counts] of expected) {
    const { groups, items, total } = await issuedWorkList(actor, options);
    expect(Object.fromEntries([...groups].map(([status, { count }]) => [status, count]))).toEqual(counts);
    expect(total).toEqual({ count: items.length, exact: true });
  }
});

describe("« Factures reçues » (F-114)", () => {
  it("holds what was made available, and nothing before, nor of another recipient", async () => {
    const page = await listReceived(pair.agent, {});
    expect(ids(page)).toEqual(expect.arrayContaining([made.received, made.suspended, made.rejected, made.recycle]));
    expect(ids(page)).not.toContain(made.sent);
    expect(ids(page)).not.toContain(made.draft);
    expect(await all((cursor) => listReceived(pair.agent, {}, { cursor, size: 2 }))).toEqual(ids(page));
    expect(ids(await listReceived(pair.seller, {}))).toEqual([]);
    expect(ids(await listReceived(other.agent, {}))).toHaveLength(1);
  });

  it("is searched by number, engagement, supplier's name and SIRET", async () => {
    const [row] = (await listReceived(pair.agent, { text: "EJ-42" })).items;
    expect(row).toMatchObject({ id: made.received, downloadedAt: null, amountDue: "1200.00" });
    expect(row?.dueOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    const total = (await listReceived(pair.agent, {})).items.length;
    expect((await listReceived(pair.agent, { text: pair.supplier.identifier })).items).toHaveLength(total);
    expect((await listReceived(pair.agent, { text: "societe" })).items).toHaveLength(total);
    expect((await listReceived(pair.agent, { statuses: ["SUSPENDUE"] })).items.map((one) => one.dueOn)).toEqual([null]);
  });
});

it("counters agree with a count of the rows (F-92)", async () => {
  const kept = await countsByStatus(pair.seller, "issued");
  const counted = await db().invoice.groupBy({ by: ["status"], where: { supplierId: pair.supplier.id }, _count: true });
  expect(Object.fromEntries(kept.map((one) => [one.status, one.count]))).toEqual(
    Object.fromEntries(counted.filter((one) => one.status !== "SUPPRIMEE").map((one) => [one.status, one._count])),
  );
});

it("an accountant of twenty structures sees them all in one list, and only them (F-153)", async () => {
  const pairs = await Promise.all(Array.from({ length: 20 }, () => makePair()));
  const drafts: string[] = [];
  for (const one of pairs) drafts.push(await makeDraft(one.seller, one.supplier.id));
  const memberships = pairs.flatMap((one) => one.seller.memberships);
  for (const count of [16, 17, 20]) {
    const accountant: Actor = { ...pair.seller, memberships: memberships.slice(0, count) };
    const wanted = drafts.slice(0, count).toReversed();
    expect(await all((cursor) => searchIssued(accountant, {}, { cursor, size: 3 }))).toEqual(wanted);
    expect(await all((cursor) => issuedWorkList(accountant, { cursor, size: 3 }))).toEqual(wanted.toReversed());
    expect((await searchIssued(accountant, { number: "TMP" })).total).toEqual({ count, exact: true });
    expect(await countsByStatus(accountant, "issued")).toMatchObject([{ status: "BROUILLON", count }]);
  }
  expect(ids(await searchIssued({ ...pair.seller, memberships: [] }, { number: "TMP" }))).toEqual([]);
});
