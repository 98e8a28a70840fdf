import { beforeAll, describe, expect, it } from "vitest";
import {
  acknowledgeRejection,
  issuedWorkList,
  searchIssued,
  waitingInvoices,
  withGestures,
} from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { makeDraft, makePair, makeReceived, makeSent, must, type Pair, treat } from "#tests/factories/invoices.ts";
import { makeActor } from "#tests/factories/people.ts";

let pair: Pair;
let other: Pair;
const made: Record<string, string> = {};

beforeAll(async () => {
  pair = await makePair();
  other = await makePair();
  await makeDraft(other.seller, other.supplier.id);
  await makeReceived(other);
  made.first = await makeSent(pair);
  made.received = await makeReceived(pair);
  made.suspended = await makeReceived(pair);
  must(await treat(pair, made.suspended, { event: "suspend", motif: "JUSTIF_ABS" }));
  made.rejected = await makeReceived(pair);
  must(await treat(pair, made.rejected, { event: "reject", motif: "AUTRE" }));
  made.draft = await makeDraft(pair.seller, pair.supplier.id);
  made.laterDraft = await makeDraft(pair.seller, pair.supplier.id);
});

/** Every invoice of the supplier in one order, two by two. */
async function inOrder(order: "newest" | "oldest"): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | undefined, turns = 0; turns < 20; turns++) {
    const page = await searchIssued(pair.seller, {}, { size: 2, order, cursor });
    found.push(...page.items.map((row) => row.id));
    if (!page.next) break;
    cursor = page.next;
  }
  return found;
}

describe("F-84: what a row of the supplier's lists offers", () => {
  it("is nothing to somebody who may only look, and there is no row for a stranger", async () => {
    const reader = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "CONSULTATION"]]);
    const { items } = await issuedWorkList(reader);
    expect(items.length).toBeGreaterThan(0);
    expect(withGestures(reader, items).map((row) => row.gesture)).toEqual(items.map(() => null));
    const seen = await issuedWorkList(other.seller);
    expect(seen.items.filter((row) => Object.values(made).includes(row.id))).toEqual([]);
    expect(withGestures(other.seller, items).map((row) => row.gesture)).toEqual(items.map(() => null));
  });

  it("is the gesture of each status, and the deposited file", async () => {
    const { items } = await issuedWorkList(pair.seller);
    const rows = withGestures(pair.seller, items);
    expect(rows.map((row) => [row.id, row.gesture])).toEqual([
      [made.suspended, "complete"],
      [made.rejected, "acknowledge"],
      [made.draft, "edit"],
      [made.laterDraft, "edit"],
    ]);
    for (const row of rows) {
      const file = await db().invoiceFile.findFirst({ where: { invoiceId: row.id, role: "MAIN" } });
      expect(row.mainDocumentId).toBe(file?.documentId);
    }
  });
});

describe("F-86: the two orders of a search", () => {
  it("are each other's mirror, every invoice once, drafts at the end where nothing is deposited yet", async () => {
    const oldest = await inOrder("oldest");
    expect(oldest).toEqual([made.first, made.received, made.suspended, made.rejected, made.draft, made.laterDraft]);
    expect(await inOrder("newest")).toEqual([...oldest].reverse());
  });
});

describe("F-4: what waits, on the cards of the home page", () => {
  it("is null without a right, and knows nothing of other structures", async () => {
    const nobody = await makeActor(pair.supplier.id, []);
    expect(await waitingInvoices(nobody)).toEqual({
      FACTURES_EMISES: null,
      FACTURES_RECUES: null,
      FACTURES_A_VALIDER: null,
    });
    expect(await waitingInvoices(other.seller)).toEqual({
      FACTURES_EMISES: { count: 1, exact: true },
      FACTURES_RECUES: null,
      FACTURES_A_VALIDER: null,
    });
    expect(await waitingInvoices(other.agent)).toEqual({
      FACTURES_EMISES: null,
      FACTURES_RECUES: { count: 1, exact: true },
      FACTURES_A_VALIDER: null,
    });
  });

  it("counts what asks for a gesture, and no longer a rejection once it is acknowledged", async () => {
    expect((await waitingInvoices(pair.seller)).FACTURES_EMISES?.count).toBe(4);
    expect((await waitingInvoices(pair.agent)).FACTURES_RECUES?.count).toBe(1);
    must(await acknowledgeRejection(pair.seller, { invoiceId: made.rejected ?? "" }));
    expect((await waitingInvoices(pair.seller)).FACTURES_EMISES?.count).toBe(3);
  });
});
