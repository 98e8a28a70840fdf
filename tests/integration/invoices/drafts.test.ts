import { beforeAll, describe, expect, it } from "vitest";
import type { DocumentReading } from "#lib/documents/index.ts";
import { lastUsedAccount } from "#lib/invoices/data/parties.ts";
import {
  attachFile,
  createDraft,
  deleteDraft,
  draftForm,
  listDrafts,
  prefillDraft,
  preflight,
  removeFile,
  updateDraft,
} from "#lib/invoices/index.ts";
import { now } from "#lib/platform/clock.ts";
import { db, pool, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import {
  fieldsFor,
  makeDocument,
  makeDraft,
  makePair,
  makeReadyDraft,
  makeSent,
  must,
  type Pair,
} from "#tests/factories/invoices.ts";
import { makeActor, makeMember, makeService, makeUser } from "#tests/factories/people.ts";

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

describe("saving a draft (F-54)", () => {
  it("F-41 tells a reader who can grant what they lack", async () => {
    const { supplier, seller } = await makePair();
    const reader = await makeActor(supplier.id, [["FACTURES_EMISES", "CONSULTATION"]]);
    const manager = await makeUser({ firstName: "Odile", lastName: "Perrin" });
    await makeMember(manager.id, supplier.id, [], "MAIN_MANAGER");
    const invoiceId = await makeDraft(seller, supplier.id);
    expect(await type(invoiceId, 1, { number: "X" }, reader)).toMatchObject({
      code: "FORBIDDEN",
      params: { managers: "Odile Perrin" },
    });
  });

  it("is refused to strangers and readers, on what was sent, and over somebody else's save", async () => {
    const invoiceId = await makeDraft(pair.seller, pair.supplier.id);
    const other = await makePair();
    const reader = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "CONSULTATION"]]);
    expect(await type(invoiceId, 1, { number: "X" }, other.seller)).toMatchObject({ code: "NOT_FOUND" });
    expect(await type(invoiceId, 1, { number: "X" }, reader)).toMatchObject({ code: "FORBIDDEN" });
    must(await type(invoiceId, 1, { number: "A" }));
    expect(await type(invoiceId, 1, { number: "B" })).toMatchObject({ code: "DRAFT_CHANGED" });
    expect((await draftForm(pair.seller, invoiceId, "fr"))?.texts.number).toBe("A");
    const sent = await makeSent(pair, { commitmentNumber: "EJ" });
    expect(await type(sent, 3, { number: "X" })).toMatchObject({ code: "NOT_EDITABLE", params: { status: "DEPOSEE" } });
  });

  it("lets one of ten saves at once win, and loses no word unseen", async () => {
    const invoiceId = await makeDraft(pair.seller, pair.supplier.id);
    const saves = Array.from({ length: 10 }, (_, i) => type(invoiceId, 1, { comment: `onglet ${i}` }));
    const results = await Promise.all(saves);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const winner = results.findIndex((result) => result.ok);
    expect((await draftForm(pair.seller, invoiceId, "fr"))?.texts.comment).toBe(`onglet ${winner}`);
  });

  it("joins what two devices changed, and tells both values of what both did", async () => {
    const invoiceId = await makeDraft(pair.seller, pair.supplier.id);
    const colleague = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "MODIFICATION"]]);
    const base = { fields: { number: "", comment: "", totalExclTax: "" } };
    const save = (who: typeof pair.seller, version: number, fields: Record<string, string>, from = base) =>
      updateDraft(who, { invoiceId, version, locale: "fr", fields, base: from });
    must(await save(pair.seller, 1, { number: "A-1", comment: "", totalExclTax: "" }));
    // The second device still holds version 1: what it did not touch stays as the first one saved it.
    const joined = must(await save(colleague, 1, { number: "", comment: "Bonjour", totalExclTax: "100" }));
    expect(joined).toMatchObject({ version: 3, elsewhere: { number: "A-1" } });
    const texts = async () => (await draftForm(pair.seller, invoiceId, "fr"))?.texts;
    expect(await texts()).toMatchObject({ number: "A-1", comment: "Bonjour", totalExclTax: "100,00" });
    const met = await save(
      pair.seller,
      2,
      { number: "A-1", comment: "Bonsoir", totalExclTax: "" },
      {
        fields: { ...base.fields, number: "A-1" },
      },
    );
    expect(met).toMatchObject({
      code: "DRAFT_CONFLICT",
      params: { who: "other", by: colleague.displayName },
      fields: [{ field: "comment", code: "draft.conflict", params: { mine: "Bonsoir", saved: "Bonjour" } }],
    });
    expect(await texts()).toMatchObject({ comment: "Bonjour", totalExclTax: "100,00" });
    // Both values seen: the form goes on from the saved one, and its own is written.
    const seen = { fields: { number: "A-1", comment: "Bonjour", totalExclTax: "" } };
    must(await save(pair.seller, 2, { number: "A-1", comment: "Bonsoir", totalExclTax: "" }, seen));
    expect(await texts()).toMatchObject({ comment: "Bonsoir", totalExclTax: "100,00" });
    const [listed] = await listDrafts(pair.seller, 1);
    expect(listed).toMatchObject({ invoiceId, createdBy: pair.seller.displayName, savedBy: pair.seller.displayName });
  });

  it("does not delete a draft that was saved since the list was shown", async () => {
    const invoiceId = await makeDraft(pair.seller, pair.supplier.id);
    must(await type(invoiceId, 1, { comment: "d’un collègue" }));
    expect(await deleteDraft(pair.seller, { invoiceId, version: 1 })).toMatchObject({ code: "STALE" });
    must(await deleteDraft(pair.seller, { invoiceId, version: 2 }));
  });

  it("keeps what cannot be read as it was typed, and says so", async () => {
    const invoiceId = await makeDraft(pair.seller, pair.supplier.id);
    const typed = {
      issueDate: "31/02/2026",
      totalExclTax: "mille",
      recipientIdentifier: "123",
      recipientServiceCode: "RIEN",
    };
    must(await type(invoiceId, 1, typed));
    const form = await draftForm(pair.seller, invoiceId, "fr");
    expect(form?.texts).toMatchObject(typed);
    const problems = (await preflight(pair.seller, invoiceId)) ?? [];
    expect(problems.map((one) => `${one.field} ${one.code}`)).toEqual(
      expect.arrayContaining([
        "issueDate value.unreadable",
        "totalExclTax value.unreadable",
        "recipientIdentifier recipient.unknown",
      ]),
    );
  });

  it("finds recipient and service, says what they ask, and looks for the service again under another recipient (F-62)", async () => {
    await makeService(pair.recipient.id, "COMPTA", { requiresCommitment: true });
    const invoiceId = await makeDraft(pair.seller, pair.supplier.id);
    must(
      await type(invoiceId, 1, {
        recipientIdentifier: ` ${pair.recipient.identifier} `,
        recipientServiceCode: "compta",
      }),
    );
    const form = await draftForm(pair.seller, invoiceId, "fr");
    expect(form).toMatchObject({
      recipient: { identifier: pair.recipient.identifier, isPublic: true },
      recipientService: { code: "COMPTA" },
      needs: { service: false, commitment: true, either: true },
    });
    const other = await makePair();
    must(await type(invoiceId, 2, { recipientIdentifier: other.recipient.identifier }));
    const moved = await draftForm(pair.seller, invoiceId, "fr");
    expect(moved).toMatchObject({ recipientService: null, texts: { recipientServiceCode: "COMPTA" } });
    must(await type(invoiceId, 3, { recipientIdentifier: pair.recipient.identifier }));
    expect((await draftForm(pair.seller, invoiceId, "fr"))?.recipientService?.code).toBe("COMPTA");
  });

  it("takes no service or account of somebody else, and no status at all (T-13)", async () => {
    const other = await makePair();
    const service = await makeService(other.supplier.id, "AUTRUI");
    const account = await db().bankAccount.create({
      data: {
        id: newId(),
        structureId: other.supplier.id,
        label: "Autrui",
        iban: "DE89370400440532013000",
        validFrom: new Date(0),
      },
    });
    const invoiceId = await makeDraft(pair.seller, pair.supplier.id);
    const forged = { supplierServiceId: service.id, bankAccountId: account.id, status: "MISE_EN_PAIEMENT", version: 9 };
    const fields = { supplierServiceId: service.id, bankAccountId: account.id };
    must(await updateDraft(pair.seller, { ...forged, invoiceId, version: 1, fields } as never));
    const row = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId } });
    expect(row).toMatchObject({ status: "BROUILLON", version: 2, supplierServiceId: null, bankAccountId: null });
    expect(row.supplierId).toBe(pair.supplier.id);
  });

  it("computes the TTC, keeps the VAT detail, and turns a credit note positive", async () => {
    const invoiceId = await makeDraft(pair.seller, pair.supplier.id);
    const vatLines = [{ rate: "20 %", base: "1 000,00", tax: "200,00" }];
    const saved = must(
      await updateDraft(pair.seller, {
        invoiceId,
        version: 1,
        fields: { totalExclTax: "1000", totalTax: "200" },
        vatLines,
      }),
    );
    expect(saved).toMatchObject({ version: 2, totalInclTax: "1200.00" });
    expect((await draftForm(pair.seller, invoiceId, "fr"))?.vatLines).toEqual([
      { rate: "20", base: "1\u202f000,00", tax: "200,00" },
    ]);
    must(
      await updateDraft(pair.seller, {
        invoiceId,
        version: 2,
        fields: {},
        vatLines: [{ rate: "?", base: "1", tax: "2" }],
      }),
    );
    expect((await draftForm(pair.seller, invoiceId, "fr"))?.vatLines).toEqual([{ rate: "?", base: "1", tax: "2" }]);
    must(await type(invoiceId, 3, { totalExclTax: "-50" }));
    expect((await preflight(pair.seller, invoiceId))?.map((one) => one.code)).toContain("amount.negative");
    must(await type(invoiceId, 4, { invoiceType: "AVOIR" }));
    expect((await draftForm(pair.seller, invoiceId, "fr"))?.texts.totalExclTax).toBe("50,00");
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

it("a draft shown and posted back unchanged stays the same", async () => {
  const invoiceId = await makeDraft(pair.seller, pair.supplier.id);
  must(await type(invoiceId, 1, { ...fieldsFor(pair, { totalExclTax: "16,6667", comment: "a\nb" }), currency: "" }));
  const before = await draftForm(pair.seller, invoiceId, "fr");
  must(await type(invoiceId, 2, before?.texts ?? {}));
  const after = await draftForm(pair.seller, invoiceId, "fr");
  expect({ ...after, version: 0, savedAt: 0 }).toEqual({ ...before, version: 0, savedAt: 0 });
});
