import { beforeAll, describe, expect, it } from "vitest";
import { deleteDraft, draftForm, listDrafts, preflight, updateDraft } from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { fieldsFor, makeDraft, makePair, makeSent, must, type Pair } from "#tests/factories/invoices.ts";
import { makeActor, makeMember, makeService, makeUser } from "#tests/factories/people.ts";

let pair: Pair;
beforeAll(async () => {
  pair = await makePair({ requiresServiceOrCommitment: true });
});

const type = (invoiceId: string, version: number, fields: Record<string, string>, who = pair.seller) =>
  updateDraft(who, { invoiceId, version, locale: "fr", fields });

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

it("a draft shown and posted back unchanged stays the same", async () => {
  const invoiceId = await makeDraft(pair.seller, pair.supplier.id);
  must(await type(invoiceId, 1, { ...fieldsFor(pair, { totalExclTax: "16,6667", comment: "a\nb" }), currency: "" }));
  const before = await draftForm(pair.seller, invoiceId, "fr");
  must(await type(invoiceId, 2, before?.texts ?? {}));
  const after = await draftForm(pair.seller, invoiceId, "fr");
  expect({ ...after, version: 0, savedAt: 0 }).toEqual({ ...before, version: 0, savedAt: 0 });
});
