import { beforeAll, describe, expect, it } from "vitest";
import { exportIssued, type IssuedCriteria, issuedWorkList, listReceived, searchIssued } from "#lib/invoices/index.ts";
import type { IssuedOrder } from "#lib/invoices/public.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { addDays, parisDay } from "#lib/shared/dates.ts";
import { encodeCursor } from "#lib/shared/pagination.ts";
import { makeDraft, makePair, makeReceived, makeSent, type Pair } from "#tests/factories/invoices.ts";
import { makeService } from "#tests/factories/people.ts";
import { all, ids, type Listed, makeListed } from "#tests/integration/support/listed.ts";

let pair: Pair;
let other: Pair;
let made: Listed["made"];
beforeAll(async () => {
  ({ pair, other, made } = await makeListed());
});

describe("« Rechercher » (F-85, F-86)", () => {
  it("gives everything without criteria, drafts first, then the latest deposits", async () => {
    const page = await searchIssued(pair.seller, {});
    expect(ids(page)[0]).toBe(made.draft);
    expect(ids(page)).toEqual(expect.arrayContaining(Object.values(made)));
    expect(page.total).toEqual({ count: page.items.length, exact: true });
    expect(await all((cursor) => searchIssued(pair.seller, {}, { cursor, size: 2 }))).toEqual(ids(page));
    const oldest = await all((cursor) => searchIssued(pair.seller, {}, { cursor, size: 2, order: "oldest" }));
    expect(oldest).toEqual(ids(page).toReversed());
  });

  it.each([
    [{ statuses: ["SUSPENDUE"] }, ["suspended"]],
    [{ commitmentNumber: "EJ-42" }, ["received"]],
    [{ number: "-_su" }, ["received"]],
    [{ number: "_%" }, []],
    [{ amountMax: "60" }, ["rejected"]],
    [{ recipient: "state" }, []],
    [{ invoiceType: "AVOIR" }, []],
    [{ issuedTo: "2026-11-01" }, []],
    [{ cadre: "A2_FACTURE_FOURNISSEUR_DEJA_PAYEE" }, []],
    [{ recipientText: "sainte reine", statuses: ["REJETEE"], amountMax: "60" }, []],
    [{ recipientText: "sainte-reine", statuses: ["SUSPENDUE"] }, ["suspended"]],
  ] as const)("by %j finds %j", async (criteria, names) => {
    const page = await searchIssued(pair.seller, criteria);
    expect(ids(page)).toEqual(names.map((name) => made[name]));
    expect(page.total.count).toBe(names.length);
  });

  it("by a number with its year, whose digits are not looked up, finds that year alone, page after page", async () => {
    const [one, next] = [
      await makeReceived(pair, { number: "Zw-2026-778" }),
      await makeReceived(pair, { number: "ZW-2026-7789" }),
    ];
    await makeReceived(pair, { number: "ZW-2025-778" });
    for (const number of ["zw-2026-77", "ZW-2026-778"]) {
      const issued = await searchIssued(pair.seller, { number });
      expect([ids(issued).toSorted(), issued.total]).toEqual([[one, next].toSorted(), { count: 2, exact: true }]);
      expect(ids(await searchIssued(other.seller, { number }))).toEqual([]);
    }
    const received = { text: "w-2026-778" };
    expect(await all((cursor) => listReceived(pair.agent, received, { cursor, size: 1 }))).toEqual([next, one]);
    for (const order of ["oldest", "due"] as const) {
      const whole = await listReceived(pair.agent, received, { order });
      expect(ids(whole).toSorted()).toEqual([one, next].toSorted());
      expect(await all((cursor) => listReceived(pair.agent, received, { order, cursor, size: 1 }))).toEqual(ids(whole));
    }
    for (const order of ["newest", "oldest", "largest", "smallest"] as const) {
      const whole = ids(await searchIssued(pair.seller, { number: "zw-2026-77" }, { order }));
      const paged = (cursor?: string) =>
        searchIssued(pair.seller, { number: "zw-2026-77" }, { order, cursor, size: 1 });
      expect(await all(paged)).toEqual(whole);
      const { next: after } = await paged();
      expect(await paged(after ?? undefined)).toMatchObject({
        total: { count: 2, exact: true },
        items: [{ id: whole[1] }],
      });
    }
    expect(ids(await listReceived(other.agent, received))).toEqual([]);
    expect(ids(await searchIssued(pair.seller, { number: "2026-778" }))).toHaveLength(2);
  });

  it("by six characters or more finds numbers that begin so, and those that hold them elsewhere only when none does", async () => {
    const two = await makePair();
    const begins = await makeReceived(two, { number: "AB12-34" });
    const holds = await makeReceived(two, { number: "X-AB12-34" });
    const another = await makePair();
    const elsewhere = await makeReceived(another, { number: "Y-AB12-34" });
    const found = async ({ seller, agent }: Pair, text: string) => {
      const issued = await searchIssued(seller, { number: text });
      expect(ids(await listReceived(agent, { text })), text).toEqual(ids(issued));
      const rows = [];
      for await (const batch of exportIssued(seller, { number: text })) rows.push(...batch);
      expect(rows.length, text).toBe(issued.total.count);
      return ids(issued);
    };
    expect(await found(two, "ab12-3")).toEqual([begins]);
    expect(await found(two, "12-34")).toEqual([holds, begins]);
    expect(await found(two, "-AB12-34")).toEqual([holds]);
    // What another structure has decides nothing.
    expect(await found(another, "ab12-3")).toEqual([elsewhere]);
    expect(await found(two, "AB12-99")).toEqual([]);
  });

  it("by the advanced criteria, each alone", async () => {
    const service = await makeService(pair.recipient.id, "VOIRIE");
    const found = await makeReceived(pair, {
      number: "AVANCE-1",
      recipientServiceCode: service.code,
      contractNumber: "M-77",
      originalNumber: "F-ORIGINE",
      totalExclTax: "7 000",
      totalTax: "1 400",
      amountDue: "8 000",
    });
    const today = parisDay(now());
    const by = async (criteria: Partial<IssuedCriteria>) => ids(await searchIssued(pair.seller, criteria));
    const one = [
      { recipientService: "voirie" },
      { recipientService: service.label.slice(0, 6).toUpperCase() },
      { contractNumber: "M-77" },
      { originalNumber: "F-ORIGINE" },
      { exclTaxMin: "7000" },
      { amountMin: "8400" },
      { dueMin: "8000" },
      { number: "AVANCE", statusFrom: today, statusTo: today, submittedFrom: today, submittedTo: today },
      { number: "AVANCE", depositMode: "DEPOT_PDF_PORTAIL" as const, creator: pair.seller.displayName },
      { number: "AVANCE", recipientText: pair.recipient.identifier, wholeCompany: "yes" as const },
    ];
    for (const criteria of one) expect([criteria, await by(criteria)]).toEqual([criteria, [found]]);
    const none = [
      { contractNumber: "M-77", exclTaxMax: "6999" },
      { number: "AVANCE", statusFrom: addDays(today, 1) },
      { number: "AVANCE", submittedTo: addDays(today, -1) },
      { number: "AVANCE", depositMode: "EDI" as const },
      { number: "AVANCE", creator: "Personne de ce nom" },
      { number: "AVANCE", bankAccountId: pair.supplier.id },
      { number: "AVANCE", supplierServiceId: pair.supplier.id },
      { flowNumber: "CPP0" },
      { validator: pair.recipient.identifier },
      { recipientService: "voirie", dueMax: "1" },
    ];
    for (const criteria of none) expect([criteria, await by(criteria)]).toEqual([criteria, []]);
    expect(await by({ rejectionHandled: "no" })).toEqual([made.rejected]);
    expect(ids(await searchIssued(other.seller, { contractNumber: "M-77" }))).toEqual([]);
  });

  it("in the order of each heading, page after page, what has no value at one end", async () => {
    const own = await makePair();
    const days = ["2026-11-03", "2026-11-01", "2026-11-02"];
    for (const [index, issueDate] of days.entries()) {
      await makeSent(own, {
        issueDate,
        totalExclTax: String(100 * (index + 1)),
        totalTax: "0",
        amountDue: String(100 * (index + 1)),
      });
    }
    await makeDraft(own.seller, own.supplier.id);
    for (const [down, up, field, values] of [
      ["latestIssued", "earliestIssued", "issueDate", [null, "2026-11-03", "2026-11-02", "2026-11-01"]],
      ["largest", "smallest", "totalInclTax", [null, "300.00", "200.00", "100.00"]],
    ] as const) {
      const page = await searchIssued(own.seller, {}, { order: down });
      expect(page.items.map((row) => row[field])).toEqual(values);
      const paged = (order: IssuedOrder) => all((cursor) => searchIssued(own.seller, {}, { order, cursor, size: 1 }));
      expect(await paged(down)).toEqual(ids(page));
      expect(await paged(up)).toEqual(ids(page).toReversed());
    }
    // A cursor of another order begins at the beginning.
    const { next } = await searchIssued(own.seller, {}, { order: "largest", size: 2 });
    expect(ids(await searchIssued(own.seller, {}, { order: "newest", cursor: next }))).toHaveLength(4);
  });

  it("by SIREN finds every establishment (F-87), and takes hostile text for text", async () => {
    const siren = pair.recipient.identifier.slice(0, 9);
    expect((await searchIssued(pair.seller, { recipientText: siren })).items.length).toBeGreaterThan(3);
    for (const text of ["'; drop table invoice; --", "\\", "%", "\u0000", "a\u0000b", "\ud800"]) {
      await searchIssued(pair.seller, { number: text, recipientText: text, recipientService: text });
      await listReceived(pair.agent, { text });
    }
    const unsound = { statuses: "PAYEE", issuedFrom: "2026-02-30", amountMin: "1e99", invoiceType: "x", recipient: 3 };
    expect((await searchIssued(pair.seller, unsound as never)).total).toEqual(
      (await searchIssued(pair.seller, {})).total,
    );
    const keys = [
      ["x", "y"],
      [null, "y"],
      ["infinity", pair.supplier.id],
      [9e15, pair.supplier.id],
      [1, 2, 3],
      [1, 9e15, made.draft ?? ""],
    ];
    for (const key of keys) {
      expect((await searchIssued(pair.seller, {}, { cursor: encodeCursor(key) })).items.length).toBeGreaterThan(0);
      await issuedWorkList(pair.seller, { cursor: encodeCursor(key) });
      await listReceived(pair.agent, {}, { cursor: encodeCursor(key) });
    }
    expect(await db().invoice.count()).toBeGreaterThan(0);
  });

  it("F-88 shows names, amounts, size and dates as they are", async () => {
    const [row] = (await searchIssued(pair.seller, { commitmentNumber: "EJ-42" })).items;
    expect(row).toMatchObject({
      supplierName: pair.supplier.legalName,
      recipientName: "Ville de Sainte-Reine",
      totalExclTax: "1000.00",
      totalInclTax: "1200.00",
      issueDate: "2026-11-02",
      rejectionHandled: false,
    });
    expect(row?.size).toBeGreaterThan(0);
    expect(row?.submittedAt).toBeInstanceOf(Date);
  });
});
