import { beforeAll, describe, expect, it } from "vitest";
import {
  acknowledgeRejection,
  attachFile,
  completeInvoice,
  deleteDraft,
  issuedSheet,
  makeAvailable,
  receivedSheet,
  recycleInvoice,
  treatReceived,
  verifyHistory,
} from "#lib/invoices/index.ts";
import { db, pool, transaction } from "#lib/platform/db.ts";
import {
  makeDocument,
  makePair,
  makeReadyDraft,
  makeReceived,
  makeSent,
  must,
  type Pair,
  statusOf,
  treat,
} from "#tests/factories/invoices.ts";
import { makeActor, makeService } from "#tests/factories/people.ts";

let pair: Pair;
beforeAll(async () => {
  pair = await makePair();
});

const counters = async (structureId: string, side: "ISSUED" | "RECEIVED") => {
  const { rows } = await pool().query<{ status: string; count: number; amount: string }>(
    "select status, count, round(amount, 2)::text as amount from invoice_count where structure_id = $1 and side::text = $2 and count <> 0",
    [structureId, side],
  );
  return Object.fromEntries(rows.map((row) => [row.status, `${row.count} × ${row.amount}`]));
};

describe("a recipient's gesture is refused", () => {
  it("to a stranger, to the supplier and to another recipient: the invoice does not exist for them", async () => {
    const invoiceId = await makeReceived(pair);
    const other = await makePair();
    for (const who of [other.agent, other.seller, pair.seller]) {
      const result = await treatReceived(who, { invoiceId, event: "pay", seenStatus: "MISE_A_DISPOSITION" });
      expect(result).toEqual({ ok: false, code: "NOT_FOUND" });
    }
    expect(await statusOf(invoiceId)).toBe("MISE_A_DISPOSITION");
  });

  it("to an agent who may only look, or who is habilitated on another service", async () => {
    const mine = await makeService(pair.recipient.id, "MINE");
    const invoiceId = await makeReceived(pair, { recipientServiceCode: "mine" });
    const reader = await makeActor(pair.recipient.id, [["FACTURES_RECUES", "CONSULTATION"]]);
    const elsewhere = await makeService(pair.recipient.id, "ELSEWHERE");
    const neighbour = await makeActor(pair.recipient.id, [["FACTURES_RECUES", "MODIFICATION", elsewhere.id]]);
    const own = await makeActor(pair.recipient.id, [["FACTURES_RECUES", "MODIFICATION", mine.id]]);
    const move = { invoiceId, event: "confirm-service", seenStatus: "MISE_A_DISPOSITION" } as const;
    expect(await treatReceived(reader, move)).toMatchObject({
      ok: false,
      code: "FORBIDDEN",
      params: { managers: expect.any(String) },
    });
    expect(await treatReceived(neighbour, move)).toEqual({ ok: false, code: "NOT_FOUND" });
    expect(await receivedSheet(neighbour, invoiceId)).toBeNull();
    expect((await treatReceived(own, move)).ok).toBe(true);
  });

  it("before the invoice is available", async () => {
    const invoiceId = await makeSent(pair);
    const move = { invoiceId, event: "reject", seenStatus: "DEPOSEE", motif: "AUTRE" } as const;
    expect(await treatReceived(pair.agent, move)).toEqual({ ok: false, code: "NOT_FOUND" });
  });

  it("without the reason that the table asks for, or with one of another use", async () => {
    const invoiceId = await makeReceived(pair);
    expect(await treat(pair, invoiceId, { event: "suspend" })).toMatchObject({ code: "transition.motifRequired" });
    expect(await treat(pair, invoiceId, { event: "suspend", motif: "TX_TVA_ERR" })).toMatchObject({
      code: "transition.motifNotAllowed",
    });
    expect(await treat(pair, invoiceId, { event: "ask-recycling" })).toMatchObject({
      code: "transition.motifOrCommentRequired",
    });
    expect(await statusOf(invoiceId)).toBe("MISE_A_DISPOSITION");
  });

  it("when somebody moved it meanwhile: told what it is now, who did it and when (F-79)", async () => {
    const invoiceId = await makeReceived(pair);
    const colleague = await makeActor(pair.recipient.id, [["FACTURES_RECUES", "MODIFICATION"]]);
    const seen = { invoiceId, seenStatus: "MISE_A_DISPOSITION" } as const;
    must(await treatReceived(colleague, { ...seen, event: "reject", motif: "DOUBLE_FACT" }));
    const late = await treatReceived(pair.agent, { ...seen, event: "pay" });
    expect(late).toMatchObject({ code: "STALE", params: { status: "REJETEE", by: colleague.displayName } });
    expect(await statusOf(invoiceId)).toBe("REJETEE");
  });
});

describe("concurrent gestures (T-14)", () => {
  it("50 at once: exactly one wins, every loser is told, and the history is one line", async () => {
    const events = ["confirm-service", "order-payment", "hand-to-accountant", "enter-in-books", "pay"] as const;
    for (let round = 0; round < 3; round++) {
      const invoiceId = await makeReceived(pair);
      const before = await counters(pair.recipient.id, "RECEIVED");
      const moves = Array.from({ length: 50 }, (_, i) =>
        treatReceived(pair.agent, { invoiceId, event: events[i % 5] ?? "pay", seenStatus: "MISE_A_DISPOSITION" }),
      );
      const results = await Promise.all(moves);
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      const status = await statusOf(invoiceId);
      for (const result of results) {
        if (!result.ok) expect(result).toMatchObject({ code: "STALE", params: { status, by: pair.agent.displayName } });
      }
      const positions = await db().invoiceStatusEvent.findMany({ where: { invoiceId }, orderBy: { position: "asc" } });
      expect(positions.map((event) => event.position)).toEqual([1, 2, 3, 4, 5]);
      expect(await verifyHistory(invoiceId)).toEqual({ intact: true });
      const sum = (kept: Record<string, string>) =>
        Object.values(kept).reduce((n, text) => n + Number.parseInt(text, 10), 0);
      expect(sum(await counters(pair.recipient.id, "RECEIVED"))).toBe(sum(before));
    }
  });

  it("two suppliers' gestures on one draft: one deletes or nobody does", async () => {
    const { invoiceId } = await makeReadyDraft(pair);
    const results = await Promise.all(Array.from({ length: 10 }, () => deleteDraft(pair.seller, { invoiceId })));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await issuedSheet(pair.seller, invoiceId)).toBeNull();
  });
});

describe("the journey of an invoice", () => {
  it("to its payment, with clock, counters, dates and both sheets", async () => {
    const own = await makePair({ payerKind: "HEALTH" });
    const invoiceId = await makeSent(own);
    expect(await receivedSheet(own.agent, invoiceId)).toBeNull();
    expect(await counters(own.supplier.id, "ISSUED")).toEqual({ DEPOSEE: "1 × 1200.00" });
    expect(await counters(own.recipient.id, "RECEIVED")).toEqual({});
    must(await makeAvailable(invoiceId));
    must(await makeAvailable(invoiceId));
    expect(await counters(own.supplier.id, "ISSUED")).toEqual({ MISE_A_DISPOSITION: "1 × 1200.00" });
    expect(await counters(own.recipient.id, "RECEIVED")).toEqual({ MISE_A_DISPOSITION: "1 × 1200.00" });
    const received = await receivedSheet(own.agent, invoiceId);
    expect(received?.clock).toMatchObject({ days: 50, daysLeft: 50, late: false, interrupted: false });
    expect(received?.history.map((row) => row.status)).toEqual([
      "MISE_A_DISPOSITION",
      "EN_COURS_ACHEMINEMENT",
      "DEPOSEE",
    ]);
    expect(received?.actions.map((one) => one.event)).toContain("reject");
    must(await treat(own, invoiceId, { event: "confirm-service" }));
    must(await treat(own, invoiceId, { event: "order-payment", paymentOrderNumber: "M-77", comment: "Bon à payer" }));
    must(await treat(own, invoiceId, { event: "pay" }));
    const sheet = await issuedSheet(own.seller, invoiceId);
    expect(sheet).toMatchObject({
      status: "MISE_EN_PAIEMENT",
      paymentOrderNumber: "M-77",
      actions: [{ event: "declare-payment" }],
    });
    expect(sheet?.clock).toMatchObject({ stopReason: "PAID", daysLeft: null, late: false });
    expect(sheet?.history.map((row) => row.status)).toEqual([
      "MISE_EN_PAIEMENT",
      "MANDATEE",
      "SERVICE_FAIT",
      "MISE_A_DISPOSITION",
      "EN_COURS_ACHEMINEMENT",
      "DEPOSEE",
      "BROUILLON",
    ]);
    const [, ordered, , available] = sheet?.history ?? [];
    expect(ordered).toMatchObject({
      userEmail: own.agent.email,
      structureLabel: own.recipient.legalName,
      comment: "Bon à payer",
    });
    expect(available).toMatchObject({ userName: null, structureLabel: null });
    expect(await counters(own.supplier.id, "ISSUED")).toEqual({ MISE_EN_PAIEMENT: "1 × 1200.00" });
    expect(await verifyHistory(invoiceId)).toEqual({ intact: true });
  });

  it("F-94 through a suspension: nothing to add is refused, a comment or a new file completes it", async () => {
    const invoiceId = await makeReceived(pair);
    expect(await completeInvoice(pair.seller, { invoiceId, comment: "x" })).toMatchObject({
      code: "transition.notFromThisStatus",
    });
    must(await treat(pair, invoiceId, { event: "suspend", motif: "JUSTIF_ABS", comment: "Bon de livraison ?" }));
    expect((await receivedSheet(pair.agent, invoiceId))?.clock).toMatchObject({ interrupted: true, dueOn: null });
    expect(await completeInvoice(pair.seller, { invoiceId, comment: "  " })).toMatchObject({
      code: "transition.attachmentOrCommentRequired",
    });
    const document = await makeDocument(pair.seller.userId, pair.supplier.id);
    const file = { invoiceId, documentId: document.id, designation: "Bon de livraison", typeCode: "02" };
    must(await transaction((tx) => attachFile(tx, pair.seller, file)));
    expect((await receivedSheet(pair.agent, invoiceId))?.files).toHaveLength(1);
    expect((await issuedSheet(pair.seller, invoiceId))?.files.map((one) => one.removable)).toEqual([false, true]);
    must(await completeInvoice(pair.seller, { invoiceId }));
    const received = await receivedSheet(pair.agent, invoiceId);
    expect(received?.files).toHaveLength(2);
    expect(received?.clock).toMatchObject({ interrupted: false, interruptionUsed: true, daysLeft: 30 });
    const other = await transaction((tx) => attachFile(tx, pair.seller, file));
    expect(other).toMatchObject({ code: "NOT_EDITABLE" });
  });

  it("F-93 through recycling: only the recipient's data change, the number stays, the first recipient loses it", async () => {
    const invoiceId = await makeReceived(pair);
    const right = await makePair({ requiresService: true });
    await makeService(right.recipient.id, "COMPTA");
    must(await treat(pair, invoiceId, { event: "ask-recycling", comment: "Pas pour nous" }));
    expect((await receivedSheet(pair.agent, invoiceId))?.status).toBe("A_RECYCLER");
    const before = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId } });
    const to = {
      invoiceId,
      recipientIdentifier: right.recipient.identifier,
      recipientServiceCode: "",
      commitmentNumber: "",
    };
    expect(await recycleInvoice(pair.seller, to)).toMatchObject({
      code: "CHECKS_FAILED",
      fields: [{ field: "recipientServiceCode", code: "service.required" }],
    });
    expect(await recycleInvoice(pair.seller, { ...to, recipientIdentifier: "11111111111111" })).toMatchObject({
      fields: [{ field: "recipientIdentifier", code: "recipient.unknown" }],
    });
    expect(await recycleInvoice(pair.seller, { ...to, recipientServiceCode: "NONE" })).toMatchObject({
      fields: [{ field: "recipientServiceCode", code: "service.unknown" }],
    });
    const long = { ...to, recipientServiceCode: "COMPTA", commitmentNumber: "x".repeat(51) };
    expect(await recycleInvoice(pair.seller, long)).toMatchObject({ fields: [{ code: "value.tooLong" }] });
    expect(await statusOf(invoiceId)).toBe("A_RECYCLER");
    must(await recycleInvoice(pair.seller, { ...to, recipientServiceCode: "compta", commitmentNumber: "EJ-9" }));
    expect(await receivedSheet(pair.agent, invoiceId)).toBeNull();
    expect(await receivedSheet(right.agent, invoiceId)).toBeNull();
    expect(await counters(right.recipient.id, "RECEIVED")).toEqual({});
    must(await makeAvailable(invoiceId));
    expect(await counters(right.recipient.id, "RECEIVED")).toEqual({ MISE_A_DISPOSITION: "1 × 1200.00" });
    expect(await receivedSheet(right.agent, invoiceId)).toMatchObject({
      number: before.number,
      commitmentNumber: "EJ-9",
    });
    const after = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId } });
    expect(after.submittedAt).toEqual(before.submittedAt);
    expect(await counters(pair.recipient.id, "RECEIVED")).not.toHaveProperty("A_RECYCLER");
  });

  it("to a rejection, treated once by the supplier, whose number stays taken", async () => {
    const invoiceId = await makeReceived(pair);
    expect(await acknowledgeRejection(pair.seller, { invoiceId })).toMatchObject({
      code: "transition.notFromThisStatus",
    });
    must(await treat(pair, invoiceId, { event: "reject", motif: "MONTANT_ERR" }));
    expect((await issuedSheet(pair.seller, invoiceId))?.actions.map((one) => one.event)).toEqual(["treat-rejection"]);
    const rejected = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId } });
    must(await acknowledgeRejection(pair.seller, { invoiceId }));
    must(await acknowledgeRejection(pair.seller, { invoiceId }));
    const treated = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId }, include: { events: true } });
    expect(treated).toMatchObject({ status: "REJETEE", statusMotif: "MONTANT_ERR", statusAt: rejected.statusAt });
    expect(treated.events.filter((event) => event.event === "treat-rejection")).toHaveLength(1);
    expect((await issuedSheet(pair.seller, invoiceId))?.actions).toEqual([]);
    expect(await acknowledgeRejection(pair.agent, { invoiceId })).toEqual({ ok: false, code: "NOT_FOUND" });
    expect(await verifyHistory(invoiceId)).toEqual({ intact: true });
  });
});

it("counts a credit note as a credit", async () => {
  const own = await makePair();
  await makeReceived(own);
  await makeReceived(own, {
    invoiceType: "AVOIR",
    originalNumber: "F-0",
    totalExclTax: "-100",
    totalTax: "-20",
    amountDue: "-120",
  });
  expect(await counters(own.recipient.id, "RECEIVED")).toEqual({ MISE_A_DISPOSITION: "2 × 1080.00" });
});
