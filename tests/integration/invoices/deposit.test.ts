import { afterAll, describe, expect, it } from "vitest";
import { closeReaders, readStoredDocument } from "#lib/documents/index.ts";
import {
  addAttachment,
  deleteDraft,
  depositInvoice,
  documentAccess,
  draftForm,
  listDrafts,
  prefillDraft,
  preflight,
  removeFile,
  submitInvoice,
  updateDraft,
} from "#lib/invoices/index.ts";
import { db, pool } from "#lib/platform/db.ts";
import { STATE_SIRET } from "#lib/shared/identifiers.ts";
import { newId } from "#lib/shared/ids.ts";
import { signPdf } from "#tests/factories/documents/signed.ts";
import { aPdf, aPhoto, invoiceLines } from "#tests/factories/files.ts";
import { makePair, must, type Pair } from "#tests/factories/invoices.ts";

afterAll(closeReaders);

async function aDeposit(pair: Pair, key: string = newId(), number = "FA-1") {
  const lines = invoiceLines({ number, siret: pair.supplier.identifier, recipient: pair.recipient.identifier });
  return { structureId: pair.supplier.id, fileName: "facture.pdf", bytes: await aPdf(lines), key };
}

async function counts() {
  const [documents, invoices] = await Promise.all([db().document.count(), db().invoice.count()]);
  return { documents, invoices };
}

describe("depositing an invoice", () => {
  it("refuses the structure of somebody else, and leaves nothing", async () => {
    const [pair, other] = [await makePair(), await makePair()];
    const before = await counts();
    const input = { ...(await aDeposit(pair)), structureId: other.supplier.id };
    expect(await depositInvoice(pair.seller, input)).toMatchObject({ ok: false, code: "NOT_FOUND" });
    expect(await counts()).toEqual(before);
  });

  it("refuses a key that was used for another file, and leaves nothing of it", async () => {
    const pair = await makePair();
    const key = newId();
    must(await depositInvoice(pair.seller, await aDeposit(pair, key, "FA-1")));
    const before = await counts();
    const again = await depositInvoice(pair.seller, await aDeposit(pair, key, "FA-2"));
    expect(again).toMatchObject({ ok: false, code: "KEY_REUSED" });
    expect(await counts()).toEqual(before);
  });

  it("refuses a key that no form makes", async () => {
    const pair = await makePair();
    const input = { ...(await aDeposit(pair)), key: "" };
    expect(await depositInvoice(pair.seller, input)).toMatchObject({ ok: false, code: "INVALID_INPUT" });
  });

  it("F-49 F-54 F-56 opens a draft with what was read, in the fields where it belongs", async () => {
    const pair = await makePair();
    const { invoiceId } = must(await depositInvoice(pair.seller, await aDeposit(pair, newId(), "FA-2026-118")));
    const form = await draftForm(pair.seller, invoiceId, "fr");
    expect(form?.texts).toMatchObject({
      number: "FA-2026-118",
      issueDate: "2026-10-12",
      recipientIdentifier: pair.recipient.identifier,
      commitmentNumber: "4500012345",
    });
    expect(form?.texts.totalInclTax.replace(/\s/g, "")).toBe("1200,00");
    expect(form?.draftNumber).toMatch(/^TMP\d{18}$/);
    expect(form?.mainFile?.fileName).toBe("facture.pdf");
    expect((await listDrafts(pair.seller)).map((draft) => draft.invoiceId)).toContain(invoiceId);
  });

  it("sent ten times at once with one key, makes one draft and answers with it each time", async () => {
    const pair = await makePair();
    const before = await counts();
    const input = await aDeposit(pair);
    const results = await Promise.all(Array.from({ length: 10 }, () => depositInvoice(pair.seller, input)));
    expect(new Set(results.map((result) => must(result).invoiceId)).size).toBe(1);
    expect(await counts()).toEqual({ documents: before.documents + 1, invoices: before.invoices + 1 });
  });

  it("fills the draft of a photo once it is read, and keeps what was typed meanwhile", async () => {
    const pair = await makePair();
    const lines = invoiceLines({
      number: "P-2026-7",
      siret: pair.supplier.identifier,
      recipient: pair.recipient.identifier,
    });
    const photo = { structureId: pair.supplier.id, fileName: "photo.jpg", bytes: await aPhoto(lines), key: newId() };
    const { invoiceId } = must(await depositInvoice(pair.seller, photo));
    const empty = await draftForm(pair.seller, invoiceId, "fr");
    expect(empty?.texts.number).toBe("");
    must(await updateDraft(pair.seller, { invoiceId, version: empty?.version ?? 0, fields: { number: "TYPED-1" } }));

    const documentId = empty?.mainFile?.documentId ?? "";
    const job = await pool().query(
      "select data from pgboss.job where name = 'document.read' and data->>'documentId' = $1",
      [documentId],
    );
    expect(job.rowCount).toBe(1);
    await readStoredDocument(documentId, (tx, reading) => prefillDraft(tx, documentId, reading));
    const filled = await draftForm(pair.seller, invoiceId, "fr");
    expect(filled?.texts.number).toBe("TYPED-1");
    expect(filled?.texts.totalInclTax.replace(/\s/g, "")).toBe("1200,00");
  });

  it("finds the recipient of an invoice that prints its SIREN only", async () => {
    const pair = await makePair();
    const siren = pair.recipient.identifier.slice(0, 9);
    const { invoiceId } = must(await depositInvoice(pair.seller, await aDeposit(pair)));
    const draft = await draftForm(pair.seller, invoiceId, "fr");
    must(
      await updateDraft(pair.seller, {
        invoiceId,
        version: draft?.version ?? 0,
        fields: { recipientIdentifier: siren },
      }),
    );
    expect((await draftForm(pair.seller, invoiceId, "fr"))?.texts.recipientIdentifier).toBe(pair.recipient.identifier);
  });

  it("F-59 proposes the State's SIRET to an invoice that names a ministry without a number, and another says nothing of it", async () => {
    const pair = await makePair();
    const deposited = async (client: string) => {
      const bytes = await aPdf(invoiceLines({ number: "FA-59", siret: pair.supplier.identifier, client }));
      const input = { structureId: pair.supplier.id, fileName: "facture.pdf", bytes, key: newId() };
      const { invoiceId } = must(await depositInvoice(pair.seller, input));
      return (await draftForm(pair.seller, invoiceId, "fr"))?.texts.recipientIdentifier;
    };
    expect(await deposited("Ministère de la Justice")).toBe(STATE_SIRET);
    expect(await deposited("Cabinet Malric, 12 place de la Préfecture")).toBe("");
  });

  it("F-64 refuses a number that was sent already, with the invoice that bears it", async () => {
    const pair = await makePair();
    const send = async (): Promise<ReturnType<typeof submitInvoice>> => {
      const { invoiceId } = must(await depositInvoice(pair.seller, await aDeposit(pair, newId(), "FA-2026-900")));
      const draft = await draftForm(pair.seller, invoiceId, "fr");
      const fields = { vatType: "TVA_SUR_DEBIT", paymentMode: "CHEQUE", amountDue: "1200,00" };
      const saved = must(
        await updateDraft(pair.seller, { invoiceId, version: draft?.version ?? 0, locale: "fr", fields }),
      );
      return submitInvoice(pair.seller, { invoiceId, version: saved.version, idempotencyKey: newId() });
    };
    const first = must(await send());
    const second = await send();
    expect(second).toMatchObject({ ok: false, code: "CHECKS_FAILED" });
    if (second.ok) return;
    const taken = second.fields?.find((problem) => problem.code === "number.taken");
    expect(taken?.params?.invoiceId).toBe(first.invoiceId);
  });
});

describe("attachments of a draft (F-69, F-70)", () => {
  async function aDraft() {
    const pair = await makePair();
    return { pair, ...must(await depositInvoice(pair.seller, await aDeposit(pair))) };
  }
  const file = async () => ({ fileName: "bon.pdf", bytes: await aPdf(["Bon"]), designation: "Bon", typeCode: "BON" });

  it("are refused on the draft of somebody else, as if it did not exist", async () => {
    const { invoiceId } = await aDraft();
    const stranger = await makePair();
    const before = await counts();
    const result = await addAttachment(stranger.seller, { invoiceId, ...(await file()) });
    expect(result).toMatchObject({ ok: false, code: "NOT_FOUND" });
    expect(await counts()).toEqual(before);
  });

  it.each([
    ["a program named as a PDF", "bon.pdf", new TextEncoder().encode("MZ\u0090\0 not a pdf"), "EXTENSION_MISMATCH"],
    ["an extension that is not accepted", "bon.exe", new TextEncoder().encode("MZ"), "EXTENSION_NOT_ACCEPTED"],
    ["an empty file", "bon.txt", new Uint8Array(), "EMPTY"],
    ["a file over 10 MB", "bon.txt", new Uint8Array(10 * 1024 * 1024 + 1), "TOO_LARGE"],
  ])("refuse %s and keep the draft as it was", async (_, fileName, bytes, code) => {
    const { pair, invoiceId } = await aDraft();
    const before = await counts();
    const input = { invoiceId, ...(await file()), fileName, bytes };
    expect(await addAttachment(pair.seller, input)).toMatchObject({ ok: false, code });
    expect(await counts()).toEqual(before);
    expect((await draftForm(pair.seller, invoiceId, "fr"))?.attachments).toEqual([]);
  });

  it("refuse a designation left out, and store nothing", async () => {
    const { pair, invoiceId } = await aDraft();
    const before = await counts();
    const input = { invoiceId, ...(await file()), designation: " " };
    expect(await addAttachment(pair.seller, input)).toMatchObject({ ok: false, code: "INVALID_INPUT" });
    expect(await counts()).toEqual(before);
  });

  it("are added with their designation, and taken away", async () => {
    const { pair, invoiceId } = await aDraft();
    const { fileId } = must(await addAttachment(pair.seller, { invoiceId, ...(await file()) }));
    const [attached] = (await draftForm(pair.seller, invoiceId, "fr"))?.attachments ?? [];
    expect(attached).toMatchObject({ id: fileId, fileName: "bon.pdf", designation: "Bon", typeCode: "BON" });
    must(await removeFile(pair.seller, { invoiceId, fileId }));
    expect((await draftForm(pair.seller, invoiceId, "fr"))?.attachments).toEqual([]);
  });
});

describe("who may have a document (T-11)", () => {
  it("its supplier while it is a draft; neither a stranger nor its recipient; nobody once the draft is deleted", async () => {
    const [pair, other] = [await makePair(), await makePair()];
    const { invoiceId } = must(await depositInvoice(pair.seller, await aDeposit(pair)));
    const documentId = (await draftForm(pair.seller, invoiceId, "fr"))?.mainFile?.documentId ?? "";
    expect(await documentAccess(pair.seller, documentId)).toMatchObject({ invoiceId, side: "issued", documentId });
    expect(await documentAccess(other.seller, documentId)).toBeNull();
    expect(await documentAccess(other.agent, documentId)).toBeNull();
    expect(await documentAccess(pair.agent, documentId)).toBeNull();
    expect(await draftForm(other.seller, invoiceId, "fr")).toBeNull();
    expect(await preflight(other.seller, invoiceId)).toBeNull();
    must(await deleteDraft(pair.seller, { invoiceId }));
    expect(await documentAccess(pair.seller, documentId)).toBeNull();
    expect(await listDrafts(pair.seller)).toEqual([]);
  });

  it.each(["", "x", "../../etc/passwd", "00000000-0000-7000-8000-000000000000"])(
    "nobody finds %j",
    async (documentId) => {
      const pair = await makePair();
      expect(await documentAccess(pair.seller, documentId)).toBeNull();
    },
  );
});

describe("a signed document", () => {
  it("is taken whatever its signature is worth, and what it is worth is told", async () => {
    const pair = await makePair();
    const deposit = async (over: Parameters<typeof signPdf>[1]) => {
      const plain = await aDeposit(pair, newId(), newId().slice(-12));
      const bytes = await signPdf(plain.bytes, over);
      const made = must(await depositInvoice(pair.seller, { ...plain, bytes }));
      const form = await draftForm(pair.seller, made.invoiceId, "fr");
      return { mode: form?.depositMode, signatures: form?.mainFile?.signatures };
    };
    expect(await deposit({ name: "Odile Perrin" })).toMatchObject({
      mode: "DEPOT_PDF_SIGNE_PORTAIL",
      signatures: [{ state: "INTACT", signer: { name: "Odile Perrin" } }],
    });
    const other = new Uint8Array(Buffer.from("other"));
    expect(await deposit({ instead: other })).toMatchObject({ signatures: [{ state: "ALTERED", problem: "DIGEST" }] });
  });

  it("is looked at too when it is an attachment", async () => {
    const pair = await makePair();
    const { invoiceId } = must(await depositInvoice(pair.seller, await aDeposit(pair)));
    const bytes = await signPdf(await aPdf(["Bon de livraison"]));
    const input = { invoiceId, fileName: "bon.pdf", bytes, designation: "Bon", typeCode: "BON" };
    must(await addAttachment(pair.seller, input));
    const form = await draftForm(pair.seller, invoiceId, "fr");
    expect(form?.attachments?.map(({ signatures }) => signatures[0]?.state)).toEqual(["INTACT"]);
  });
});
