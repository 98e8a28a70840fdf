import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText, DRAFT_FIELDS, readDraft, readVatLines } from "#lib/invoices/domain/draft-fields.ts";
import { isEditable, isOpen } from "#lib/invoices/domain/editing.ts";
import { EMPTY_VALUES } from "#lib/invoices/domain/invoice.ts";
import { createDraftInput, treatReceivedInput, updateDraftInput } from "#lib/invoices/domain/schemas.ts";
import { INVOICE_STATUSES } from "#lib/invoices/domain/status.ts";
import { INVOICE_TRANSITIONS } from "#lib/invoices/domain/transitions.ts";
import { TREAT_EVENTS } from "#lib/invoices/domain/treat-events.ts";

const shown = (fields: Record<string, string>, type: "FACTURE" | "AVOIR" = "FACTURE") => {
  const reading = readDraft(fields, type, "fr");
  return { values: JSON.parse(JSON.stringify(reading.values)), raw: reading.raw };
};

describe("what is typed in a draft (F-54)", () => {
  it("is read when it can be", () => {
    expect(
      shown({
        number: " F-12 ",
        issueDate: "23/11/2026",
        totalExclTax: "7 850,00",
        recipientIdentifier: "110 002 011 00044",
        currency: "eur",
        vatType: "TVA_SUR_DEBIT",
        comment: "deux\r\nlignes\u0000",
        commitmentNumber: "",
      }),
    ).toEqual({
      values: {
        number: "F-12",
        issueDate: "2026-11-23",
        totalExclTax: "7850.00",
        recipientIdentifier: "11000201100044",
        currency: "EUR",
        vatType: "TVA_SUR_DEBIT",
        comment: "deux\nlignes",
        commitmentNumber: null,
      },
      raw: {},
    });
  });

  it("is kept as typed when it cannot be read", () => {
    expect(
      shown({ issueDate: "31/02/2026", totalTax: "douze", vatType: "toString", bankAccountId: "1", cadre: "A4" }),
    ).toEqual({
      values: { issueDate: null, totalTax: null, vatType: null, bankAccountId: null, cadre: null },
      raw: { issueDate: "31/02/2026", totalTax: "douze", vatType: "toString", bankAccountId: "1", cadre: "A4" },
    });
  });

  it("keeps an amount with a minus aside on an invoice, and drops the minus of a whole credit note", () => {
    expect(shown({ totalExclTax: "-10,00" })).toEqual({
      values: { totalExclTax: null },
      raw: { totalExclTax: "-10,00" },
    });
    expect(shown({ totalExclTax: "-10,00", totalTax: "-2", amountDue: "−12" }, "AVOIR")).toEqual({
      values: { totalExclTax: "10.00", totalTax: "2.00", amountDue: "12.00" },
      raw: {},
    });
    expect(shown({ totalExclTax: "-10,00", totalTax: "2" }, "AVOIR").raw).toEqual({ totalExclTax: "-10,00" });
  });

  it("never loses a text and never throws, whatever is typed (F-54)", () => {
    const fields = fc.dictionary(fc.constantFrom(...DRAFT_FIELDS), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(fields, fc.constantFrom("FACTURE" as const, "AVOIR" as const), (typed, type) => {
        const { values, raw } = readDraft(typed, type, "fr");
        for (const [name, text] of Object.entries(typed)) {
          const field = name as (typeof DRAFT_FIELDS)[number];
          if (cleanText(text) === "") continue;
          const kept = raw[field] !== undefined || (values[field] !== null && values[field] !== undefined);
          expect(kept).toBe(true);
        }
      }),
    );
  });

  it("reads the VAT detail row by row, and drops empty rows", () => {
    const rows = [
      { rate: "20 %", base: "1 000,00", tax: "200" },
      { rate: "", base: " ", tax: "" },
      { rate: "5,5", base: "-10", tax: "-0,55" },
    ];
    expect(JSON.parse(JSON.stringify(readVatLines(rows, "fr")))).toEqual([
      { rate: "20.00", base: "1000.00", tax: "200.00" },
      { rate: "5.50", base: "-10.00", tax: "-0.55" },
    ]);
    expect(readVatLines([{ rate: "vingt", base: "1", tax: "1" }], "fr")).toBeNull();
    expect(readVatLines([{ rate: "-5", base: "1", tax: "1" }], "fr")).toBeNull();
    expect(readVatLines([], "fr")).toEqual([]);
  });
});

describe("the inputs of commands (T-13)", () => {
  const id = "01990000-0000-7000-8000-000000000001";

  it("carry no status and drop what they do not know", () => {
    const parsed = updateDraftInput.parse({
      invoiceId: id,
      version: 1,
      status: "MISE_EN_PAIEMENT",
      fields: { number: "1" },
    });
    expect(parsed).toEqual({ invoiceId: id, version: 1, locale: "fr", fields: { number: "1" } });
    for (const forged of ["status", "supplierId", "submittedAt", "__proto__"]) {
      const fields = JSON.parse(`{"${forged}": "x", "number": "1"}`);
      const result = updateDraftInput.safeParse({ invoiceId: id, version: 1, fields });
      if (result.success) expect(Object.keys(result.data.fields)).toEqual(["number"]);
    }
    expect(createDraftInput.safeParse({ supplierId: id, documentId: "x" }).success).toBe(false);
  });

  it("name every event of the recipient, and no other", () => {
    const own = INVOICE_TRANSITIONS.filter((row) => row.by === "recipient").map((row) => row.event);
    const events = [...new Set(own)];
    // Answers to a cancellation have a command of their own.
    expect([...TREAT_EVENTS]).toEqual(events.filter((event) => !event.endsWith("-cancellation")));
    const base = { invoiceId: id, seenStatus: "MISE_A_DISPOSITION" };
    expect(treatReceivedInput.safeParse({ ...base, event: "submit" }).success).toBe(false);
    expect(treatReceivedInput.parse({ ...base, event: "pay", comment: "  " })).toMatchObject({
      comment: null,
      motif: null,
    });
    expect(treatReceivedInput.safeParse({ ...base, event: "pay", comment: "x".repeat(2001) }).success).toBe(false);
  });
});

describe("what each status leaves open (domain reference § 10.3)", () => {
  const names = [...(Object.keys(EMPTY_VALUES) as (keyof typeof EMPTY_VALUES)[]), "mainFile", "attachments"] as const;
  const open = (status: (typeof INVOICE_STATUSES)[number]) => names.filter((name) => isOpen(status, name));

  it("is everything in a draft, and a few fields where the supplier is asked for them", () => {
    expect(open("BROUILLON")).toEqual(names);
    expect(open("A_RECYCLER")).toEqual(["recipientId", "recipientServiceId", "commitmentNumber", "comment"]);
    expect(open("SUSPENDUE")).toEqual(["comment", "attachments"]);
    expect(open("ERREUR_FOURNISSEUR_SUR_VALIDEUR")).toEqual(["validatorId"]);
  });

  it("is nothing anywhere else: amounts never change after sending", () => {
    const editable = INVOICE_STATUSES.filter(isEditable);
    expect(editable).toEqual([
      "BROUILLON",
      "ERREUR_FOURNISSEUR_SUR_VALIDEUR",
      "ERREUR_COTRAITANT_SUR_VALIDEUR",
      "A_RECYCLER",
      "SUSPENDUE",
    ]);
    for (const status of INVOICE_STATUSES) {
      if (status !== "BROUILLON") expect(isOpen(status, "totalExclTax"), status).toBe(false);
    }
  });
});
