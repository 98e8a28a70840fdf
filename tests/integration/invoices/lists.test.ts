import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import { visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import type { IssuedCriteria } from "#lib/invoices/index.ts";
import {
  acknowledgeRejection,
  announceTransition,
  countsByStatus,
  documentAccess,
  downloadFile,
  issuedSheet,
  issuedWorkList,
  listReceived,
  receivedSheet,
  searchIssued,
} from "#lib/invoices/index.ts";
import type { IssuedOrder, ListPage } from "#lib/invoices/public.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { addDays, parisDay } from "#lib/shared/dates.ts";
import { encodeCursor } from "#lib/shared/pagination.ts";
import { makeDraft, makePair, makeReceived, makeSent, must, type Pair, treat } from "#tests/factories/invoices.ts";
import { makeActor, makeService } from "#tests/factories/people.ts";

let pair: Pair;
let other: Pair;
const made: Record<string, string> = {};

beforeAll(async () => {
  pair = await makePair({ legalName: "Ville de Sainte-Reine" });
  other = await makePair();
  await makeReceived(other);
  await makeDraft(other.seller, other.supplier.id);
  made.draft = await makeDraft(pair.seller, pair.supplier.id);
  made.sent = await makeSent(pair);
  made.received = await makeReceived(pair, {
    number: "100%_SÛR".replace("Û", "U").replace("%", "-"),
    commitmentNumber: "EJ-42",
  });
  made.suspended = await makeReceived(pair);
  must(await treat(pair, made.suspended, { event: "suspend", motif: "JUSTIF_ABS" }));
  made.rejected = await makeReceived(pair, { totalExclTax: "50", totalTax: "10", amountDue: "60" });
  must(await treat(pair, made.rejected, { event: "reject", motif: "AUTRE" }));
  made.recycle = await makeReceived(pair);
  must(await treat(pair, made.recycle, { event: "ask-recycling", motif: "SE_ERR" }));
});

const ids = (page: ListPage<{ id: string }>) => page.items.map((row) => row.id);

/** Every row of a list, page after page. */
async function all(list: (cursor: string | undefined) => Promise<ListPage<{ id: string }>>): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | undefined, turns = 0; turns < 50; turns++) {
    const page = await list(cursor);
    found.push(...ids(page));
    if (!page.next) break;
    cursor = page.next;
  }
  return found;
}

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

  it("hides old rejections on demand, and treated ones always", async () => {
    expect(ids(await issuedWorkList(pair.seller, { hideOldRejections: true }))).toContain(made.rejected);
    const treated = await makeReceived(pair);
    must(await treat(pair, treated, { event: "reject", motif: "AUTRE" }));
    expect(ids(await issuedWorkList(pair.seller))).toContain(treated);
    must(await acknowledgeRejection(pair.seller, { invoiceId: treated }));
    expect(ids(await issuedWorkList(pair.seller))).not.toContain(treated);
  });
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
    expect(ids(await listReceived(other.agent, received))).toEqual([]);
    expect(ids(await searchIssued(pair.seller, { number: "2026-778" }))).toHaveLength(2);
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

  it("shows names, amounts, size and dates as they are", async () => {
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

describe("rights on some services only (T-12)", () => {
  it("agree in lists, sheets, counts and Prisma's own scope with a model of the rule, whatever the rights", async () => {
    const own = await makePair();
    const services = await Promise.all(["S1", "S2", "S3"].map((code) => makeService(own.supplier.id, code)));
    const places = [null, ...services.map((service) => service.id)];
    const invoices: { id: string; place: string | null }[] = [];
    for (const place of places) invoices.push({ id: await makeDraft(own.seller, own.supplier.id, place), place });
    const stranger = invoices.length;
    await fc.assert(
      fc.asyncProperty(fc.subarray([0, 1, 2, 3]), fc.boolean(), async (held, writes) => {
        const level = writes ? "MODIFICATION" : "CONSULTATION";
        const rights = held.map((index) => ({
          application: "FACTURES_EMISES" as const,
          level: level as never,
          serviceId: places[index] ?? null,
        }));
        const actor: Actor = {
          ...own.seller,
          memberships: [{ structureId: own.supplier.id, role: "USER", habilitations: rights }],
        };
        const everything = held.includes(0);
        const expected = invoices.filter(
          (one) => everything || held.some((index) => index > 0 && places[index] === one.place),
        );
        const wanted = expected.map((one) => one.id).sort();
        expect(ids(await searchIssued(actor, {})).sort()).toEqual(wanted);
        expect(ids(await issuedWorkList(actor)).sort()).toEqual(wanted);
        const scoped = await db().invoice.findMany({ where: visibleTo(actor, "issued"), select: { id: true } });
        expect(scoped.map((one) => one.id).sort()).toEqual(wanted);
        const counts = await countsByStatus(actor, "issued");
        expect(counts.reduce((sum, one) => sum + one.count, 0)).toBe(wanted.length);
        for (const one of invoices) expect((await issuedSheet(actor, one.id)) !== null).toBe(wanted.includes(one.id));
      }),
      { numRuns: 32 },
    );
    expect(stranger).toBe(4);
  });
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

describe("documents", () => {
  it("are read through an invoice that the person sees, and by nobody else", async () => {
    const file = await db().invoiceFile.findFirstOrThrow({ where: { invoiceId: made.received ?? "" } });
    const input = { invoiceId: made.received ?? "", fileId: file.id };
    expect(await documentAccess(pair.seller, file.documentId)).toMatchObject({
      invoiceId: made.received,
      side: "issued",
    });
    expect(await documentAccess(pair.agent, file.documentId)).toMatchObject({
      invoiceId: made.received,
      side: "received",
    });
    for (const stranger of [other.seller, other.agent]) {
      expect(await documentAccess(stranger, file.documentId)).toBeNull();
      expect(await downloadFile(stranger, "received", input)).toMatchObject({ code: "NOT_FOUND" });
      expect(await receivedSheet(stranger, input.invoiceId)).toBeNull();
      expect(await issuedSheet(stranger, input.invoiceId)).toBeNull();
    }
    expect(await downloadFile(pair.seller, "received", input)).toMatchObject({ code: "NOT_FOUND" });
    const sentOnly = await db().invoiceFile.findFirstOrThrow({ where: { invoiceId: made.sent ?? "" } });
    expect(await documentAccess(pair.agent, sentOnly.documentId)).toBeNull();
    expect(await documentAccess(pair.agent, "../etc")).toBeNull();
  });

  it("once downloaded by the recipient, the invoice says so", async () => {
    const file = await db().invoiceFile.findFirstOrThrow({ where: { invoiceId: made.received ?? "" } });
    const input = { invoiceId: made.received ?? "", fileId: file.id };
    must(await downloadFile(pair.seller, "issued", input));
    expect((await issuedSheet(pair.seller, input.invoiceId))?.downloadedAt).toBeNull();
    expect(must(await downloadFile(pair.agent, "received", input))).toEqual({ documentId: file.documentId });
    expect((await issuedSheet(pair.seller, input.invoiceId))?.downloadedAt).toBeInstanceOf(Date);
    const kept = await db().auditEvent.count({ where: { type: "document.downloaded", subjectId: file.documentId } });
    expect(kept).toBe(2);
  });
});

describe("telling people (F-151)", () => {
  it("tells the supplier's people of the recipient's gesture, and the recipient's of what arrives, never strangers", async () => {
    const own = await makePair();
    const reader = await makeActor(own.supplier.id, [["FACTURES_EMISES", "CONSULTATION"]]);
    const invoiceId = await makeReceived(own);
    must(await treat(own, invoiceId, { event: "suspend", motif: "JUSTIF_ABS", comment: "Il manque le bon" }));
    const last = await db().invoiceStatusEvent.count({ where: { invoiceId } });
    for (let position = 1; position <= last; position++) await announceTransition(invoiceId, position);
    const told = await db().notification.findMany({
      where: { link: { contains: invoiceId } },
      orderBy: { createdAt: "asc" },
    });
    const summary = told.map((one) => [one.userId, one.type, (one.data as { status?: string }).status]);
    const why = told.filter((one) => (one.data as { status?: string }).status === "SUSPENDUE").map((one) => one.data);
    expect(why[0]).toMatchObject({ motif: "JUSTIF_ABS", reason: "Il manque le bon" });
    expect(summary).toHaveLength(5);
    expect(summary).toEqual(
      expect.arrayContaining([
        [own.seller.userId, "invoice.statusChanged", "MISE_A_DISPOSITION"],
        [reader.userId, "invoice.statusChanged", "MISE_A_DISPOSITION"],
        [own.agent.userId, "invoice.received", undefined],
        [own.seller.userId, "invoice.statusChanged", "SUSPENDUE"],
        [reader.userId, "invoice.statusChanged", "SUSPENDUE"],
      ]),
    );
  });
});
