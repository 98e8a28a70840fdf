import { beforeAll, describe, expect, it } from "vitest";
import {
  answerCancellation,
  askCancellation,
  declarePayment,
  duplicateInvoice,
  issuedSheet,
  receivedSheet,
  remindPayments,
} from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { makePair, makeReceived, must, type Pair, statusOf, treat } from "#tests/factories/invoices.ts";
import { makeActor } from "#tests/factories/people.ts";
import { touchClock } from "#tests/integration/support/clock.ts";

let pair: Pair;
let other: Pair;
const moveClock = touchClock();
const DAY = 24 * 60;

beforeAll(async () => {
  [pair, other] = [await makePair(), await makePair()];
});

const ask = (invoiceId: string, who = pair.seller, comment: string | null = "Envoyée deux fois.") =>
  askCancellation(who, { invoiceId, comment });
const offered = async (invoiceId: string) =>
  (await receivedSheet(pair.agent, invoiceId))?.actions.map(({ event }) => event) ?? [];
const told = (who: Pair["seller"], type: string) => db().notification.count({ where: { userId: who.userId, type } });

describe("F-136: a cancellation", () => {
  it("is asked by the supplier alone, with a reason, of what its client treats", async () => {
    const invoiceId = await makeReceived(pair);
    const reader = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "CONSULTATION"]]);
    for (const who of [other.seller, other.agent, pair.agent]) {
      expect(await ask(invoiceId, who)).toEqual({ ok: false, code: "NOT_FOUND" });
      expect(await answerCancellation(who, { invoiceId, decision: "accept" })).toMatchObject({ ok: false });
    }
    expect(await ask(invoiceId, reader)).toMatchObject({ code: "FORBIDDEN" });
    expect(await ask(invoiceId, pair.seller, " ")).toMatchObject({ code: "transition.commentRequired" });
    expect(await offered(invoiceId)).not.toContain("accept-cancellation");
    must(await treat(pair, invoiceId, { event: "pay" }));
    expect(await ask(invoiceId)).toMatchObject({ code: "transition.notFromThisStatus" });
  });

  it("waits once, whoever asks at the same time, and is answered by its recipient alone", async () => {
    const invoiceId = await makeReceived(pair);
    const results = await Promise.all(Array.from({ length: 6 }, () => ask(invoiceId)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await ask(invoiceId)).toMatchObject({ code: "CANCELLATION_WAITS" });
    expect(await told(pair.agent, "invoice.cancellationAsked")).toBe(1);
    expect(await statusOf(invoiceId)).toBe("MISE_A_DISPOSITION");
    expect(await offered(invoiceId)).toContain("accept-cancellation");
    const agentOfOther = await answerCancellation(other.agent, { invoiceId, decision: "accept" });
    expect(agentOfOther).toEqual({ ok: false, code: "NOT_FOUND" });
    expect(await answerCancellation(pair.agent, { invoiceId, decision: "refuse" })).toMatchObject({
      code: "transition.commentRequired",
    });
    must(await answerCancellation(pair.agent, { invoiceId, decision: "refuse", comment: "Déjà mandatée." }));
    expect(await told(pair.seller, "invoice.cancellationRefused")).toBe(1);
    must(await ask(invoiceId));
    must(await answerCancellation(pair.agent, { invoiceId, decision: "accept" }));
    expect(await statusOf(invoiceId)).toBe("REJETEE");
    expect(await answerCancellation(pair.agent, { invoiceId, decision: "accept" })).toMatchObject({ ok: false });
  });

  it("ends when the invoice moves", async () => {
    const invoiceId = await makeReceived(pair);
    must(await ask(invoiceId));
    must(await treat(pair, invoiceId, { event: "order-payment" }));
    expect((await issuedSheet(pair.seller, invoiceId))?.cancellationAskedAt).toBeNull();
    expect(await answerCancellation(pair.agent, { invoiceId, decision: "accept" })).toMatchObject({ ok: false });
  });
});

describe("F-146: the payment received", () => {
  it("is declared by the supplier alone, once, after « Mise en paiement »", async () => {
    const invoiceId = await makeReceived(pair);
    const declare = (who = pair.seller) => declarePayment(who, { invoiceId });
    expect(await declare()).toMatchObject({ code: "transition.notFromThisStatus" });
    must(await treat(pair, invoiceId, { event: "pay" }));
    for (const who of [other.seller, pair.agent]) {
      expect(await declare(who)).toEqual({ ok: false, code: "NOT_FOUND" });
    }
    must(await declare());
    must(await declare());
    const sheet = await issuedSheet(pair.seller, invoiceId);
    expect(sheet?.history.filter(({ event }) => event === "declare-payment")).toHaveLength(1);
    expect(sheet?.actions.map(({ event }) => event)).not.toContain("declare-payment");
  });

  it("is asked about once, thirty days after, unless it was declared", async () => {
    const own = await makePair();
    const [silent, declared] = [await makeReceived(own), await makeReceived(own)];
    for (const invoiceId of [silent, declared]) must(await treat(own, invoiceId, { event: "pay" }));
    must(await declarePayment(own.seller, { invoiceId: declared }));
    moveClock(29 * DAY);
    await remindPayments();
    expect(await told(own.seller, "invoice.paymentReminder")).toBe(0);
    moveClock(31 * DAY);
    await Promise.all([remindPayments(), remindPayments()]);
    await remindPayments();
    expect(await told(own.seller, "invoice.paymentReminder")).toBe(1);
  });
});

describe("F-95: correct and send again", () => {
  it("ties a new draft to the rejected invoice: never its number or date, from both sheets, for its own people alone", async () => {
    const invoiceId = await makeReceived(pair);
    const again = (who = pair.seller, key = newId()) => duplicateInvoice(who, { invoiceId, key, replaces: true });
    expect(await again()).toMatchObject({ ok: false, code: "NOT_FOUND" });
    must(await treat(pair, invoiceId, { event: "reject", motif: "MONTANT_ERR" }));
    for (const who of [other.seller, pair.agent]) expect(await again(who)).toMatchObject({ code: "NOT_FOUND" });
    const key = newId();
    const [draft, twice] = [must(await again(pair.seller, key)), must(await again(pair.seller, key))];
    expect(twice).toEqual(draft);
    const [before, after] = [
      await issuedSheet(pair.seller, invoiceId),
      await issuedSheet(pair.seller, draft.invoiceId),
    ];
    expect(before?.replacedBy?.id).toBe(draft.invoiceId);
    expect(after).toMatchObject({ number: null, issueDate: null, amountDue: "1200.00", replaces: { id: invoiceId } });
  });
});
