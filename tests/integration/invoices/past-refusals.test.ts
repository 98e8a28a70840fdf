import { beforeAll, describe, expect, it } from "vitest";
import { FEWEST_SUPPLIERS } from "#lib/invoices/domain/past-refusals.ts";
import { pastRefusals } from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { makePair, makeReadyDraft, makeReceived, must, type Pair, treat } from "#tests/factories/invoices.ts";
import { makeStructure } from "#tests/factories/people.ts";

let pair: Pair;
let other: Pair;
beforeAll(async () => {
  pair = await makePair();
  other = await makePair();
});

describe("F-149: what a recipient sent back before", () => {
  it("is counted where the status is written, and told to that supplier alone", async () => {
    const { invoiceId } = await makeReadyDraft(pair);
    expect(await pastRefusals(pair.seller, invoiceId)).toEqual({ advice: [], risk: "low" });
    for (const comment of ["un", "deux"]) {
      const sent = await makeReceived(pair);
      must(await treat(pair, sent, { event: "reject", motif: "EJ_ERR", comment }));
    }
    expect(await pastRefusals(pair.seller, invoiceId)).toMatchObject({
      ...{ risk: "high", advice: [{ motif: "EJ_ERR", from: "own", count: 2 }] },
    });
    expect(await pastRefusals(other.seller, invoiceId)).toBeNull();
    expect(await pastRefusals(pair.agent, invoiceId)).toBeNull();
    const rows = await db().refusalMotif.findMany();
    expect(JSON.stringify(rows)).not.toContain("deux");
  });

  it("tells nothing of other suppliers until enough of them met the same", async () => {
    const { invoiceId } = await makeReadyDraft(other);
    const met = { recipientId: other.recipient.id, motif: "SE_ERR", count: 3, lastAt: new Date() };
    for (let met_ = 0; met_ < FEWEST_SUPPLIERS; met_ += 1) {
      expect((await pastRefusals(other.seller, invoiceId))?.advice).toEqual([]);
      await db().refusalMotif.create({ data: { ...met, supplierId: (await makeStructure()).id } });
    }
    expect((await pastRefusals(other.seller, invoiceId))?.advice).toEqual([
      { motif: "SE_ERR", field: "recipientServiceCode", from: "others", count: 15 },
    ]);
  });
});
