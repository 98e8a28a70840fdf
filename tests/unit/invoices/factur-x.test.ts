import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { examine } from "#lib/documents/domain/einvoice/report.ts";
import { firstLook } from "#lib/documents/workers/first-look.ts";
import { facturXml } from "#lib/invoices/domain/factur-x.ts";
import type { TypedDocument } from "#lib/invoices/domain/typed-document.ts";
import { UNITS, VAT_CHOICES } from "#lib/invoices/domain/typed-lines.ts";
import { typedInvoicePdf } from "#lib/invoices/queries/typed-invoice-pdf.ts";
import { sha256 } from "#lib/shared/fingerprint.ts";
import { breaksArchival } from "#tests/factories/documents/archival.ts";
import { typedDocument, typedLine } from "#tests/factories/typed-document.ts";

const making = {
  at: new Date("2026-11-02T10:00:00Z"),
  language: "fr" as const,
  madeBy: "Facture établie par Chorale.",
};
const pdfOf = (doc: TypedDocument) => typedInvoicePdf(doc, { ...making, xml: facturXml(doc) });

async function readBack(doc: TypedDocument) {
  const look = await firstLook(new TextEncoder().encode(facturXml(doc)), "facture.xml");
  if (!look.ok || !look.data.xml) throw new Error("the portal does not read its own XML");
  return Object.fromEntries(Object.entries(look.data.xml).map(([name, read]) => [name, read?.value ?? null]));
}

const expected = (doc: TypedDocument) => ({
  invoiceNumber: doc.number,
  issueDate: doc.issueDate,
  currency: doc.currency,
  documentType: doc.invoiceType,
  supplierSiret: doc.supplier.identifier,
  recipientSiret: doc.recipient.identifier,
  serviceCode: doc.recipient.service?.code ?? null,
  commitmentNumber: doc.commitmentNumber,
  contractNumber: doc.contractNumber,
  totalExclTax: doc.totalExclTax.toString(),
  totalTax: doc.totalTax.toString(),
  totalInclTax: doc.totalInclTax.toString(),
  amountDue: doc.amountDue.toString(),
});

const word = fc.string({ minLength: 1, maxLength: 30 }).filter((text) => text.replace(/[\p{Cc}\p{Cs}\s]/gu, "") !== "");
const row = fc.record({
  label: word,
  quantity: fc.integer({ min: 1, max: 999 }).map(String),
  unit: fc.constantFrom(...UNITS),
  unitPrice: fc
    .integer({ min: 0, max: 999_999 })
    .map((cents) => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")}`),
  discount: fc.constantFrom("", "5 %", "33,3333 %"),
  vat: fc.constantFrom(...VAT_CHOICES),
});

describe("the Factur-X of an invoice keyed in (F-51)", () => {
  it("keeps every rule of EN 16931 and reads back to the same values, whatever the invoice", async () => {
    await fc.assert(
      fc.asyncProperty(
        // What is out of scope stands alone: the checks of a draft see to it.
        fc.array(row, { minLength: 1, maxLength: 12 }).map((rows) => {
          const outside = rows.some(({ vat }) => vat === "O");
          return rows.map((one) => (outside ? { ...one, vat: "O" } : one));
        }),
        fc.constantFrom("FACTURE" as const, "AVOIR" as const),
        fc.constantFrom("EUR", "CHF"),
        async (rows, invoiceType, currency) => {
          const doc = typedDocument(rows, {
            invoiceType,
            currency,
            ...(invoiceType === "AVOIR" ? { paymentMode: null, originalNumber: "F-1" } : {}),
          });
          expect(examine(facturXml(doc), "CII").report.findings).toEqual([]);
          const read = await readBack(doc);
          expect(read).toMatchObject(expected(doc));
          const rates = (read.vatBreakdown as { rate: string; base: string; tax: string }[] | null) ?? [];
          expect(rates.map(({ base, tax }) => `${base} ${tax}`)).toEqual(
            doc.vat.map(({ base, tax }) => `${base.toString()} ${tax.toString()}`),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it("says what EN 16931 asks for each category, and keeps what breaks mark-up as text", () => {
    const exempt = facturXml(typedDocument([typedLine({ vat: "E", label: 'Cours "A" & <B>' })]));
    expect(exempt).toContain("<ram:Name>Cours &quot;A&quot; &amp; &lt;B&gt;</ram:Name>");
    expect(exempt).toContain("<ram:ExemptionReason>Article 261-4 du CGI.</ram:ExemptionReason>");
    const outside = facturXml(typedDocument([typedLine({ vat: "O" })]));
    expect(outside).not.toContain('schemeID="VA"');
    expect(outside).toContain("<ram:CategoryCode>O</ram:CategoryCode></ram:ApplicableTradeTax>");
    const unnumbered = typedDocument();
    const registered = facturXml({ ...unnumbered, supplier: { ...unnumbered.supplier, vatNumber: null } });
    expect(registered).toContain('<ram:ID schemeID="FC">392809137</ram:ID>');
  });

  it("is a PDF that holds it, that says what it holds, and that is the same file each time", async () => {
    const doc = typedDocument([
      typedLine(),
      typedLine({ label: "Fourniture de bois", vat: "S 5.5", discount: "10 %" }),
    ]);
    const bytes = await pdfOf(doc);
    expect(sha256(await pdfOf(doc))).toBe(sha256(bytes));
    const text = Buffer.from(bytes).toString("latin1");
    expect(breaksArchival(bytes)).toEqual([]);
    expect(text).toContain("<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>");
    expect(text).toContain("/AFRelationship /Data");
    const look = await firstLook(bytes, "facture.pdf");
    if (!look.ok) throw new Error(look.code);
    expect(look.data.format.kind).toBe("FACTURX");
    expect(look.data.xml?.totalInclTax?.value).toBe(doc.totalInclTax.toString());
    const page = look.data.texts.flatMap(({ words }) => words.map((one) => one.text)).join(" ");
    for (const part of [doc.number, "Pose de menuiseries", "5,5 %", "FR40392809137", "40 €", "FR76 3000"]) {
      expect(page).toContain(part);
    }
  });

  it("goes on to as many pages as it has lines, each with its foot", async () => {
    const rows = Array.from({ length: 100 }, (_, index) =>
      typedLine({ label: `Ligne ${index + 1} ${"mots ".repeat(20)}` }),
    );
    const look = await firstLook(await pdfOf(typedDocument(rows)), "facture.pdf");
    if (!look.ok) throw new Error(look.code);
    expect(look.data.texts.length).toBeGreaterThan(4);
    const last =
      look.data.texts
        .at(-1)
        ?.words.map((one) => one.text)
        .join(" ") ?? "";
    expect(last).toContain(`${look.data.texts.length}/${look.data.texts.length}`);
  });
});
