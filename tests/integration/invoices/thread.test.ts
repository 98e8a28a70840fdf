import { beforeAll, describe, expect, it } from "vitest";
import {
  addComment,
  completeInvoice,
  downloadFile,
  following,
  latePayment,
  letterPdf,
  markThreadRead,
  takeReceipt,
  threadOf,
  verifyReceipt,
  withdrawComment,
} from "#lib/invoices/index.ts";
import { listNotifications } from "#lib/notifications/index.ts";
import { db, pool } from "#lib/platform/db.ts";
import { makePair, makeReceived, makeSent, must, type Pair, treat } from "#tests/factories/invoices.ts";
import { makeActor } from "#tests/factories/people.ts";
import { touchClock } from "#tests/integration/support/clock.ts";

let pair: Pair;
let other: Pair;
let invoiceId: string;
const clock = touchClock();

beforeAll(async () => {
  pair = await makePair();
  other = await makePair();
  invoiceId = await makeReceived(pair);
});

const say = (who: Pair["seller"], side: "issued" | "received", text = "Bonjour") =>
  addComment(who, { side, invoiceId, text });

describe("F-160 the thread of an invoice", () => {
  it("does not exist for two structures that have nothing to do with it, on either side", async () => {
    for (const stranger of [other.seller, other.agent])
      for (const side of ["issued", "received"] as const) {
        expect(await say(stranger, side)).toMatchObject({ ok: false, code: "NOT_FOUND" });
        expect(await threadOf(stranger, side, invoiceId)).toBeNull();
        expect(await following(stranger, side, invoiceId)).toBeNull();
        expect(await takeReceipt(stranger, side, invoiceId, { position: 4 })).toBeNull();
      }
    expect(await say(pair.seller, "received")).toMatchObject({ code: "NOT_FOUND" });
  });

  it("is read but not written by whoever may only look, and opens when the invoice has arrived", async () => {
    const reader = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "CONSULTATION"]]);
    expect(await say(reader, "issued")).toMatchObject({ code: "FORBIDDEN" });
    expect(await threadOf(reader, "issued", invoiceId)).toMatchObject({ mayWrite: false, open: true });
    const sent = await makeSent(pair);
    const early = await addComment(pair.seller, { side: "issued", invoiceId: sent, text: "Déjà là ?" });
    expect(early).toMatchObject({ code: "COMMENT_TOO_EARLY" });
    expect(await say(pair.seller, "issued", " \u0000\u200b ")).toMatchObject({ code: "INVALID_INPUT" });
  });

  it("is the same for both sides, tells the other one, and says who has read what", async () => {
    const { commentId } = must(await say(pair.seller, "issued", "Avez-vous le bon <b>de commande</b> ?\u202e"));
    expect((await listNotifications(pair.agent.userId))[0]).toMatchObject({ type: "invoice.commented" });
    const seen = await threadOf(pair.agent, "received", invoiceId);
    expect(seen?.comments).toMatchObject([
      { id: commentId, text: "Avez-vous le bon <b>de commande</b> ?", mine: false, fresh: true, readAt: null },
    ]);
    await markThreadRead(other.agent, "received", invoiceId);
    await markThreadRead(pair.agent, "received", invoiceId);
    expect((await threadOf(pair.agent, "received", invoiceId))?.comments[0]?.fresh).toBe(false);
    expect((await threadOf(pair.seller, "issued", invoiceId))?.comments[0]?.readAt).toBeInstanceOf(Date);
    expect(await db().invoiceCommentRead.count({ where: { invoiceId } })).toBe(1);
  });

  it("keeps the place of a withdrawn comment without its words; only its author takes it back, and nobody edits", async () => {
    const { commentId } = must(await say(pair.agent, "received", "Secret de famille"));
    const input = { side: "received", invoiceId, commentId } as const;
    const colleague = await makeActor(pair.recipient.id, [["FACTURES_RECUES", "MODIFICATION"]]);
    expect(await withdrawComment(colleague, input)).toMatchObject({ code: "NOT_FOUND" });
    expect(await withdrawComment(other.agent, input)).toMatchObject({ code: "NOT_FOUND" });
    must(await withdrawComment(pair.agent, input));
    must(await withdrawComment(pair.agent, input));
    const last = (await threadOf(pair.seller, "issued", invoiceId))?.comments.at(-1);
    expect(last).toMatchObject({ id: commentId, text: "", withdrawnAt: expect.any(Date) });
    await expect(pool().query("update invoice_comment set text = 'autre'")).rejects.toThrow(/only be withdrawn/);
    await expect(pool().query("delete from invoice_comment")).rejects.toThrow(/only be withdrawn/);
  });

  it("takes twenty messages of one person in ten minutes", async () => {
    const writer = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "MODIFICATION"]]);
    const outcomes = await Promise.all(Array.from({ length: 22 }, () => say(writer, "issued")));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(20);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ code: "TOO_MANY_COMMENTS" });
  });
});

describe("F-139 who did what, for both sides", () => {
  it("downloads and messages, and what an answer is made of only once it is sent", async () => {
    const id = await makeReceived(pair);
    const file = await db().invoiceFile.findFirstOrThrow({ where: { invoiceId: id } });
    must(await downloadFile(pair.agent, "received", { invoiceId: id, fileId: file.id }));
    const [mine, theirs] = [await following(pair.seller, "issued", id), await following(pair.agent, "received", id)];
    expect(mine?.actions).toMatchObject([{ kind: "TELECHARGEMENT_FACTURE", side: "RECIPIENT" }]);
    expect(theirs?.actions).toEqual(mine?.actions);
    expect(mine?.picture.nodes.find(({ place }) => place === "now")?.status).toBe("MISE_A_DISPOSITION");
    await expect(pool().query("delete from invoice_action")).rejects.toThrow(/append-only/);
  });

  it("tells both sides which of two readings that disagree was sent (F-58)", async () => {
    const id = await makeReceived(pair);
    expect((await following(pair.seller, "issued", id))?.taken).toEqual([]);
    const { documentId } = await db().invoiceFile.findFirstOrThrow({ where: { invoiceId: id, role: "MAIN" } });
    const { number } = await db().invoice.findUniqueOrThrow({ where: { id }, select: { number: true } });
    const reading = { conflicts: [{ field: "invoiceNumber", page: number, xml: "AUTRE-1" }] };
    const columns = { status: "DONE" as const, reading };
    await db().extraction.upsert({ where: { documentId }, create: { documentId, ...columns }, update: columns });
    for (const [who, side] of [
      [pair.seller, "issued"],
      [pair.agent, "received"],
    ] as const)
      expect((await following(who, side, id))?.taken).toEqual([
        { field: "number", taken: "page", page: number, xml: "AUTRE-1" },
      ]);
  });
});

describe("F-133 F-156 receipts", () => {
  it("say what happened, with the hash of the step and of the files, and are checked by anybody", async () => {
    const id = await makeReceived(pair);
    must(await treat(pair, id, { event: "suspend", motif: "JUSTIF_ABS", comment: "Le bon ?" }));
    const receipt = await takeReceipt(pair.seller, "issued", id, { position: 5 });
    expect(receipt?.content).toMatchObject({ kind: "event", status: "SUSPENDUE", motif: "JUSTIF_ABS", position: 5 });
    expect(receipt?.content.files).toHaveLength(1);
    expect(await takeReceipt(pair.seller, "issued", id, { position: 99 })).toBeNull();
    expect(await takeReceipt(pair.agent, "received", id, { position: 1 })).toBeNull();
    const again = await takeReceipt(pair.seller, "issued", id, { position: 5 });
    expect(again?.code).toBe(receipt?.code);
    expect(await verifyReceipt(receipt?.code ?? "")).toMatchObject({ authentic: true });
    expect(await verifyReceipt("0000-0000-0000-0000")).toBeNull();
    must(await completeInvoice(pair.seller, { invoiceId: id, comment: "Le voici." }));
    expect(await verifyReceipt(receipt?.code ?? "")).toMatchObject({ authentic: true });
  });

  it("attest that an invoice has not arrived, as long as it never did, and to its supplier only", async () => {
    const id = await makeSent(pair);
    const attested = await takeReceipt(pair.seller, "issued", id, "undelivered");
    expect(attested?.content).toMatchObject({ kind: "undelivered", status: "DEPOSEE" });
    expect(await verifyReceipt(attested?.code ?? "")).toMatchObject({ authentic: true });
    expect(await takeReceipt(pair.seller, "issued", invoiceId, "undelivered")).toBeNull();
    expect(await takeReceipt(pair.agent, "received", invoiceId, "undelivered")).toBeNull();
  });
});

describe("F-150 late interest of a real invoice", () => {
  it("is nothing in time, and a sum and a letter afterwards; never for a stranger", async () => {
    const id = await makeReceived(pair);
    expect(await latePayment(pair.seller, id)).toMatchObject({ interest: null });
    clock(60 * 24 * 60);
    const late = await latePayment(pair.seller, id);
    expect(late?.interest).toMatchObject({ days: 30, base: "1200.00", fee: "40.00", paid: false });
    expect(await latePayment(other.seller, id)).toBeNull();
    expect(await latePayment(pair.agent, id)).toBeNull();
    const letter = { title: "t", subject: "s", place: "p", signature: "g", foot: "f", locale: "fr" };
    const pdf = await letterPdf({ ...letter, from: ["A"], to: ["B"], before: [], rows: [], after: [] }, new Date());
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
  });
});
