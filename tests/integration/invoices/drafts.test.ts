import { beforeAll, describe, expect, it } from "vitest";
import type { DocumentReading } from "#lib/documents/index.ts";
import { lastUsedAccount } from "#lib/invoices/data/parties.ts";
import {
  attachFile,
  createDraft,
  deleteDraft,
  draftForm,
  prefillDraft,
  removeFile,
  updateDraft,
} from "#lib/invoices/index.ts";
import { now } from "#lib/platform/clock.ts";
import { db, pool, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import {
  makeDocument,
  makeDraft,
  makePair,
  makeReadyDraft,
  makeSent,
  must,
  type Pair,
} from "#tests/factories/invoices.ts";
import { makeActor, makeService } from "#tests/factories/people.ts";

let pair: Pair;
beforeAll(async () => {
  pair = await makePair({ requiresServiceOrCommitment: true });
});

const open = { depositMode: "DEPOT_PDF_PORTAIL", depositFormat: "PDF_NON_SIGNE" } as const;
const type = (invoiceId: string, version: number, fields: Record<string, string>, who = pair.seller) =>
  updateDraft(who, { invoiceId, version, locale: "fr", fields });

describe("opening a draft", () => {
  it("is refused for a structure, a service or a document of somebody else", async () => {
    const other = await makePair();
    const theirs = await makeDocument(other.seller.userId, other.supplier.id);
    const mine = await makeDocument(pair.seller.userId, pair.supplier.id);
    const reader = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "CONSULTATION"]]);
    const attempt = (who: typeof pair.seller, supplierId: string, documentId: string) =>
      transaction((tx) => createDraft(tx, who, { ...open, supplierId, documentId }));
    expect(await attempt(pair.seller, other.supplier.id, theirs.id)).toMatchObject({ code: "NOT_FOUND" });
    expect(await attempt(pair.seller, pair.supplier.id, theirs.id)).toMatchObject({ code: "NOT_FOUND" });
    expect(await attempt(reader, pair.supplier.id, mine.id)).toMatchObject({ code: "FORBIDDEN" });
    expect(await attempt(pair.agent, pair.supplier.id, mine.id)).toMatchObject({ code: "NOT_FOUND" });
  });

  it("gives a number of its own to each, fills what was read, and chooses the only service of the person (F-53)", async () => {
    const service = await makeService(pair.supplier.id, "NORD");
    const clerk = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "MODIFICATION", service.id]]);
    const document = await makeDocument(clerk.userId, pair.supplier.id);
    const iban = "FR7630006000011234567890189";
    const account = await db().bankAccount.create({
      data: { id: newId(), structureId: pair.supplier.id, label: "Principal", iban, validFrom: new Date(0) },
    });
    const read = {
      number: "R-1",
      totalExclTax: "1000.00",
      totalTax: "200.00",
      totalInclTax: "1200.01",
      issueDate: "2026-10-12",
    };
    const input = { ...open, supplierId: pair.supplier.id, documentId: document.id, fields: read };
    const made = must(await transaction((tx) => createDraft(tx, clerk, input, { iban })));
    expect(made.draftNumber).toMatch(/^TMP2026\d{14}$/);
    const form = await draftForm(clerk, made.invoiceId, "fr");
    expect(form?.texts).toMatchObject({
      number: "R-1",
      issueDate: "2026-10-12",
      totalInclTax: "1\u202f200,01",
      supplierServiceId: service.id,
      bankAccountId: account.id,
    });
    expect(form?.bankAccounts.map((one) => one.maskedIban)).toEqual(["FR76 •••• •••• 0189"]);
    const elsewhere = await makeService(pair.supplier.id, "SUD");
    expect(await type(made.invoiceId, 1, { supplierServiceId: elsewhere.id }, clerk)).toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("the account of a draft (F-67)", () => {
  it("is looked for in the twenty invoices sent last: not in drafts, not in those that name none, not further back", async () => {
    const own = await makePair();
    const account = async (label: string, iban: string) => {
      const data = { id: newId(), structureId: own.supplier.id, label, iban, validFrom: new Date(0) };
      return (await db().bankAccount.create({ data })).id;
    };
    const [used, drafted] = [
      await account("Principal", "FR7630006000011234567890189"),
      await account("Travaux", "FR7610107001011234567890129"),
    ];
    const last = () => transaction((tx) => lastUsedAccount(tx, own.supplier.id, now()));
    const { invoiceId: draft } = await makeReadyDraft(own, { bankAccountId: drafted });
    expect(await last()).toBeNull();
    await makeSent(own, { bankAccountId: used });
    await makeSent(own, { bankAccountId: "" });
    expect(await last()).toBe(used);
    // Sent later, as far as this question looks: only the portal itself moves an invoice on, one by one.
    const sentLater = (from: number, to: number) =>
      pool().query(
        `insert into invoice select copy.* from invoice i, generate_series($2::int, $3::int) n, jsonb_populate_record(i,
           jsonb_build_object('id', md5(n::text), 'draft_number', n::text, 'bank_account_id', null,
             'submitted_at', now() + interval '1 day')) copy
         where i.id = $1`,
        [draft, from, to],
      );
    await sentLater(1, 18);
    expect(await last()).toBe(used);
    await sentLater(19, 19);
    expect(await last()).toBeNull();
  });

  it("is the one that its document names, else the one used last, masked; never another in the place of one that it names", async () => {
    const own = await makePair();
    const account = async (label: string, iban: string, validTo: Date | null = null) => {
      const data = { id: newId(), structureId: own.supplier.id, label, iban, validFrom: new Date(0), validTo };
      return (await db().bankAccount.create({ data })).id;
    };
    const [first, second] = [
      await account("Principal", "FR7630006000011234567890189"),
      await account("Travaux", "FR7610107001011234567890129"),
    ];
    const opened = async (known: { iban?: string; unread?: boolean } = {}) => {
      const document = await makeDocument(own.seller.userId, own.supplier.id);
      const input = { ...open, supplierId: own.supplier.id, documentId: document.id };
      return must(await transaction((tx) => createDraft(tx, own.seller, input, known))).invoiceId;
    };
    const chosen = async (invoiceId: string) => (await draftForm(own.seller, invoiceId, "fr"))?.texts.bankAccountId;

    expect(await chosen(await opened())).toBe("");
    await makeSent(own, { bankAccountId: first });
    await makeSent(own, { bankAccountId: second });
    expect(await chosen(await opened())).toBe(second);
    expect(await chosen(await opened({ iban: "FR7630006000011234567890189" }))).toBe(first);
    expect(await chosen(await opened({ iban: "DE89370400440532013000" }))).toBe("");
    const form = await draftForm(own.seller, await opened(), "fr");
    expect(form?.bankAccounts.map((one) => one.maskedIban)).toEqual(["FR76 •••• •••• 0189", "FR76 •••• •••• 0129"]);

    const photo = await opened({ unread: true });
    expect(await chosen(photo)).toBe("");
    await db().bankAccount.update({ where: { id: second }, data: { validTo: new Date() } });
    expect(await chosen(await opened())).toBe("");
  });
});

describe("what a job read later", () => {
  it("fills only what is still empty, once", async () => {
    const invoiceId = await makeDraft(pair.seller, pair.supplier.id);
    must(await type(invoiceId, 1, { number: "TAPÉ-À-LA-MAIN", totalTax: "illisible" }));
    const { documentId } = await db().invoiceFile.findFirstOrThrow({ where: { invoiceId } });
    const value = (text: string) => ({ value: text, confidence: 1, origin: "ocr" as const });
    const fields = {
      invoiceNumber: value("LU"),
      totalTax: value("200.00"),
      currency: value("USD"),
      amountDue: value("1200.00"),
    };
    const reading = { fields: { ...fields, vatBreakdown: null } } as unknown as DocumentReading;
    await transaction((tx) => prefillDraft(tx, documentId, reading));
    const form = await draftForm(pair.seller, invoiceId, "fr");
    expect(form?.texts).toMatchObject({
      number: "TAPÉ-À-LA-MAIN",
      totalTax: "illisible",
      currency: "USD",
      amountDue: "1\u202f200,00",
    });
  });
});

it("what a job read and what a person types at the same moment are both kept", async () => {
  const invoiceId = await makeDraft(pair.seller, pair.supplier.id);
  const { documentId } = await db().invoiceFile.findFirstOrThrow({ where: { invoiceId } });
  const number = { value: "LU-2", confidence: 1, origin: "ocr" as const };
  const reading = { fields: { invoiceNumber: number, vatBreakdown: null } } as unknown as DocumentReading;
  const typing = async () => {
    for (let saved = 0, version = 1; saved < 8; version++) {
      if ((await type(invoiceId, version, { comment: `frappe ${saved}` })).ok) saved++;
    }
  };
  await Promise.all([typing(), transaction((tx) => prefillDraft(tx, documentId, reading))]);
  expect((await draftForm(pair.seller, invoiceId, "fr"))?.texts).toMatchObject({ number: "LU-2", comment: "frappe 7" });
});

describe("attachments", () => {
  it("are refused on what the person cannot change, and taken away only there", async () => {
    const invoiceId = await makeDraft(pair.seller, pair.supplier.id);
    const other = await makePair();
    const document = await makeDocument(pair.seller.userId, pair.supplier.id);
    const file = { invoiceId, documentId: document.id, designation: "Annexe", typeCode: "02" };
    expect(await transaction((tx) => attachFile(tx, other.seller, file))).toMatchObject({ code: "NOT_FOUND" });
    expect(await transaction((tx) => attachFile(tx, pair.seller, { ...file, designation: " " }))).toMatchObject({
      code: "INVALID_INPUT",
    });
    const { fileId } = must(await transaction((tx) => attachFile(tx, pair.seller, file)));
    expect(await removeFile(other.seller, { invoiceId, fileId })).toMatchObject({ code: "NOT_FOUND" });
    const main = (await draftForm(pair.seller, invoiceId, "fr"))?.mainFile;
    expect(await removeFile(pair.seller, { invoiceId, fileId: main?.id ?? "" })).toMatchObject({ code: "NOT_FOUND" });
    expect((await draftForm(pair.seller, invoiceId, "fr"))?.attachments).toHaveLength(1);
    must(await removeFile(pair.seller, { invoiceId, fileId }));
    expect((await draftForm(pair.seller, invoiceId, "fr"))?.attachments).toEqual([]);
  });
});

it("a deleted draft is gone for everybody, and its history stays", async () => {
  const invoiceId = await makeDraft(pair.seller, pair.supplier.id);
  const reader = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "CONSULTATION"]]);
  expect(await deleteDraft(reader, { invoiceId })).toMatchObject({ code: "FORBIDDEN" });
  must(await deleteDraft(pair.seller, { invoiceId, version: 1 }));
  expect(await draftForm(pair.seller, invoiceId, "fr")).toBeNull();
  expect(await deleteDraft(pair.seller, { invoiceId })).toMatchObject({ code: "NOT_FOUND" });
  expect(await db().invoiceStatusEvent.count({ where: { invoiceId } })).toBe(2);
  const sent = await makeSent(pair, { commitmentNumber: "EJ" });
  expect(await deleteDraft(pair.seller, { invoiceId: sent })).toMatchObject({ code: "transition.notFromThisStatus" });
});
