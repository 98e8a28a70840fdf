import type { DocumentParty, TypedDocument } from "#lib/invoices/domain/typed-document.ts";
import { readTypedLines, type TypedLine } from "#lib/invoices/domain/typed-lines.ts";
import { totalsOfLines } from "#lib/invoices/domain/vat.ts";

/** A line as a person types it, in French. */
export function typedLine(over: Partial<TypedLine> = {}): TypedLine {
  return {
    label: "Pose de menuiseries",
    quantity: "3",
    unit: "HUR",
    unitPrice: "41,50",
    discount: "",
    vat: "S 20",
    ...over,
  };
}

const party = (over: Partial<DocumentParty>): DocumentParty => ({
  name: "ATELIER BERTHIER SARL",
  identifierType: "SIRET",
  identifier: "39280913700012",
  vatNumber: "FR40392809137",
  rcsNumber: "Orléans B 392 809 137",
  addressLines: ["14 rue des Chantiers"],
  postcode: "45000",
  town: "ORLÉANS",
  country: "FR",
  service: null,
  ...over,
});

/** An invoice keyed in, complete; its totals come from its lines. */
export function typedDocument(
  rows: readonly TypedLine[] = [typedLine()],
  over: Partial<TypedDocument> = {},
): TypedDocument {
  const { lines } = readTypedLines(rows, "fr");
  const { vatLines: vat, ...totals } = totalsOfLines(lines);
  return {
    number: "FA-2026-118",
    invoiceType: "FACTURE",
    issueDate: "2026-11-02",
    cadre: "A1_FACTURE_FOURNISSEUR",
    currency: "EUR",
    supplier: party({}),
    recipient: party({
      name: "COMMUNE DE LA RECETTE & ENVIRONS",
      identifier: "12345678200051",
      vatNumber: null,
      rcsNumber: null,
      addressLines: ["4 place de la Recette"],
      postcode: "37000",
      town: "TOURS",
      service: { code: "TECH", label: "Services techniques" },
    }),
    commitmentNumber: "EJ-2026-77",
    contractNumber: "M-2026-1",
    originalNumber: null,
    vatType: "TVA_SUR_DEBIT",
    exemptionReason: lines.some((line) => line.vatCategory !== "S") ? "Article 261-4 du CGI." : null,
    paymentMode: "VIREMENT",
    account: { iban: "FR7630006000011234567890189", bic: "AGRIFRPP" },
    paymentDays: 30,
    comment: null,
    lines,
    vat,
    ...totals,
    amountDue: totals.totalInclTax,
    ...over,
  };
}
