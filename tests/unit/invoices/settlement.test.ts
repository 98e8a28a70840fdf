import { describe, expect, it } from "vitest";
import { examine } from "#lib/documents/domain/einvoice/report.ts";
import { fieldsOfCodes } from "#lib/invoices/domain/settlement.ts";
import { fullCii, fullUbl } from "#tests/factories/documents/einvoice.ts";

const none = { paymentMeans: null, vatPoint: null, categories: [], exemptionReason: null, preceding: null };

describe("what an electronic invoice says by codes", () => {
  it.each([
    ["nothing", {}, {}],
    ["a transfer", { paymentMeans: "30" }, { paymentMode: "VIREMENT" }],
    ["a SEPA debit", { paymentMeans: "59" }, { paymentMode: "PRELEVEMENT" }],
    ["another means", { paymentMeans: "48" }, { paymentMode: "AUTRE" }],
    ["VAT due on the invoice, in UBL", { vatPoint: "3", categories: ["S"] }, { vatType: "TVA_SUR_DEBIT" }],
    ["VAT due on the invoice, in CII", { vatPoint: "5", categories: ["S"] }, { vatType: "TVA_SUR_DEBIT" }],
    ["VAT due on payment", { vatPoint: "432", categories: ["S", "E"] }, { vatType: "TVA_SUR_ENCAISSEMENT" }],
    ["VAT due on delivery, which the form does not know", { vatPoint: "35", categories: ["S"] }, {}],
    [
      "no VAT for a reason",
      { categories: ["E"], exemptionReason: "Art. 261" },
      { vatType: "EXONERATION", exemptionReason: "Art. 261" },
    ],
    ["outside of VAT", { categories: ["O"], exemptionReason: "x" }, { vatType: "SANS_TVA" }],
    ["an invoice that it credits", { preceding: "F-1" }, { originalNumber: "F-1" }],
  ])("%s", (_, said, fields) => {
    expect(fieldsOfCodes({ ...none, ...said })).toEqual(fields);
  });

  it("is found alike in UBL and in CII", () => {
    const settlement = (text: string, syntax: "UBL" | "CII") => examine(text, syntax).report.settlement;
    const said = { paymentMeans: "30", categories: ["S"], exemptionReason: null, preceding: "F-2025-900" };
    expect(settlement(fullUbl(), "UBL")).toMatchObject(said);
    expect(settlement(fullCii(), "CII")).toMatchObject(said);
    const dated = fullUbl().replace(
      "</cbc:EndDate></cac:InvoicePeriod>",
      "</cbc:EndDate><cbc:DescriptionCode>432</cbc:DescriptionCode></cac:InvoicePeriod>",
    );
    expect(settlement(dated, "UBL")?.vatPoint).toBe("432");
  });
});
