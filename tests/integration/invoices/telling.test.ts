import { describe, expect, it } from "vitest";
import { announceTransition } from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { makePair, makeReceived, must, treat } from "#tests/factories/invoices.ts";
import { makeActor } from "#tests/factories/people.ts";

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
