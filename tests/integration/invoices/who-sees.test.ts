import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import { visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import {
  countsByStatus,
  documentAccess,
  downloadFile,
  issuedSheet,
  issuedWorkList,
  receivedSheet,
  searchIssued,
} from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { makeDraft, makePair, must, type Pair } from "#tests/factories/invoices.ts";
import { makeService } from "#tests/factories/people.ts";
import { ids, type Listed, makeListed } from "#tests/integration/support/listed.ts";

let pair: Pair;
let other: Pair;
let made: Listed["made"];
beforeAll(async () => {
  ({ pair, other, made } = await makeListed());
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
