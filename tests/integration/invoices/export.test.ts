import { beforeAll, describe, expect, it } from "vitest";
import {
  type ExportedInvoice,
  exportIssued,
  exportWorkList,
  ISSUED_FIELDS,
  type IssuedField,
  issuedWorkList,
  searchIssued,
  WORK_ORDERS,
  type WorkOrder,
} from "#lib/invoices/index.ts";
import { pool } from "#lib/platform/db.ts";
import { makeDraft, makePair, makeReceived, makeSent, must, type Pair, treat } from "#tests/factories/invoices.ts";

let pair: Pair;
let other: Pair;

beforeAll(async () => {
  [pair, other] = [await makePair(), await makePair()];
  await makeDraft(pair.seller, pair.supplier.id);
  await makeSent(pair, { number: "F-10", totalExclTax: "1000,5", totalTax: "200,1", amountDue: "1 200,60" });
  const rejected = await makeReceived(pair, { number: "F-9", commitmentNumber: "EJ-1" });
  must(await treat(pair, rejected, { event: "reject", motif: "MONTANT_ERR" }));
  await makeSent(other, { number: "AUTRE" });
});

async function whole(batches: AsyncIterable<readonly ExportedInvoice[]>): Promise<ExportedInvoice[]> {
  const rows: ExportedInvoice[] = [];
  for await (const batch of batches) rows.push(...batch);
  return rows;
}
const field = (row: ExportedInvoice | undefined, name: IssuedField) => row?.[ISSUED_FIELDS.indexOf(name)];
const numbers = (rows: readonly ExportedInvoice[]) => rows.map((row) => field(row, "number"));

describe("the results of a search as a file (F-89)", () => {
  it("are the rows of the list, in its order, of the person's structures only", async () => {
    const page = await searchIssued(pair.seller, {});
    const rows = await whole(exportIssued(pair.seller, {}));
    expect(numbers(rows)).toEqual(page.items.map((row) => row.number ?? row.draftNumber));
    expect(numbers(await whole(exportIssued(pair.seller, {}, { order: "oldest" })))).toEqual(
      numbers(rows).toReversed(),
    );
    expect(numbers(await whole(exportIssued(other.seller, {})))).toEqual(["AUTRE"]);
    for (const stranger of [pair.agent, { ...pair.seller, memberships: [] }]) {
      expect(await whole(exportIssued(stranger, {}))).toEqual([]);
    }
    expect(await whole(exportIssued(pair.seller, {}, { structureId: other.supplier.id }))).toEqual([]);
  });

  it("answer to its criteria, with plain days and amounts", async () => {
    const [row, ...more] = await whole(exportIssued(pair.seller, { number: "F-10" }));
    expect(more).toEqual([]);
    expect(field(row, "totalInclTax")).toBe("1200.60");
    expect(field(row, "issueDate")).toBe("2026-11-02");
    expect(field(row, "submittedAt")).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(field(row, "supplierIdentifier")).toBe(pair.supplier.identifier);
    expect(Number(field(row, "size"))).toBeGreaterThan(0);
    expect(field(row, "contractNumber")).toBeNull();
  });

  it("hold no connection once they were read, or left", async () => {
    for await (const _ of exportIssued(pair.seller, {})) break;
    await whole(exportIssued(pair.seller, {}));
    expect(pool().totalCount - pool().idleCount).toBe(0);
  });
});

describe("« Synthèse » as a file", () => {
  it("has the rows of the list in its order, and of nobody else", async () => {
    const page = await issuedWorkList(pair.seller);
    const rows = await whole(exportWorkList(pair.seller, { hideOldRejections: true }));
    expect(numbers(rows)).toEqual(page.items.map((row) => row.number ?? row.draftNumber));
    expect(field(rows[0], "statusMotif")).toBe("MONTANT_ERR");
    expect(await whole(exportWorkList(other.seller))).toEqual([]);
  });

  it("F-82 follows the order of the list, whichever it is", async () => {
    const third = await makePair();
    for (const [number, totalExclTax] of [
      ["F-1", "30"],
      ["F-2", "10"],
      ["F-3", "20"],
    ] as const) {
      const amounts = { totalExclTax, totalTax: "0", amountDue: totalExclTax };
      must(
        await treat(third, await makeReceived(third, { number, ...amounts }), {
          event: "reject",
          motif: "MONTANT_ERR",
        }),
      );
    }
    const seen = new Set<string>();
    for (const order of Object.keys(WORK_ORDERS) as WorkOrder[]) {
      const page = await issuedWorkList(third.seller, { order });
      const found = numbers(await whole(exportWorkList(third.seller, { order })));
      expect(found, order).toEqual(page.items.map((row) => row.number ?? row.draftNumber));
      seen.add(found.join());
    }
    expect(seen).toEqual(new Set(["F-1,F-2,F-3", "F-3,F-2,F-1", "F-1,F-3,F-2", "F-2,F-3,F-1"]));
  });
});
