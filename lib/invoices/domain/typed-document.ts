import type { DepositCadre } from "#lib/invoices/domain/cadres.ts";
import type { InvoiceLine, InvoiceType, PaymentMode, VatType } from "#lib/invoices/domain/invoice.ts";
import type { LineVat } from "#lib/invoices/domain/vat.ts";
import type { IsoDate } from "#lib/shared/dates.ts";
import type { Money } from "#lib/shared/money.ts";

/** A party as the document names it. `serviceCode` is the recipient's, which it routes by (EN 16931 BT-10). */
export type DocumentParty = {
  readonly name: string;
  readonly identifierType: string;
  readonly identifier: string;
  readonly vatNumber: string | null;
  readonly rcsNumber: string | null;
  readonly addressLines: readonly string[];
  readonly postcode: string | null;
  readonly town: string | null;
  readonly country: string;
  readonly service: { readonly code: string; readonly label: string } | null;
};

/**
 * An invoice keyed in on the portal, as its PDF prints it and its XML says it: one source for both, decided by the server. Amounts are
 * those of EN 16931: each line rounded, VAT by category and rate on the sum of its lines.
 */
export type TypedDocument = {
  readonly number: string;
  readonly invoiceType: InvoiceType;
  readonly issueDate: IsoDate;
  readonly cadre: DepositCadre;
  readonly currency: string;
  readonly supplier: DocumentParty;
  readonly recipient: DocumentParty;
  readonly commitmentNumber: string | null;
  readonly contractNumber: string | null;
  readonly originalNumber: string | null;
  readonly vatType: VatType;
  readonly exemptionReason: string | null;
  readonly paymentMode: PaymentMode | null;
  readonly account: { readonly iban: string; readonly bic: string | null } | null;
  readonly paymentDays: number;
  readonly comment: string | null;
  readonly lines: readonly InvoiceLine[];
  readonly vat: readonly LineVat[];
  readonly totalExclTax: Money;
  readonly totalTax: Money;
  readonly totalInclTax: Money;
  readonly amountDue: Money;
};

/** What the law wants on an invoice to a public body, in French whatever the reader's language (CCP L2192-10, L2192-13, D2192-35). */
export function legalNotes(doc: Pick<TypedDocument, "invoiceType" | "paymentDays" | "vatType" | "vat">) {
  const notes: { code: "PMD" | "PMT" | "AAB" | "REG"; text: string }[] = [];
  if (doc.invoiceType === "FACTURE") {
    notes.push(
      {
        code: "PMD",
        text: "En cas de retard de paiement, intérêts moratoires au taux de refinancement de la Banque centrale européenne majoré de huit points (articles L2192-13 et R2192-31 du code de la commande publique).",
      },
      {
        code: "PMT",
        text: "En cas de retard de paiement, indemnité forfaitaire de 40 € pour frais de recouvrement (article D2192-35 du code de la commande publique).",
      },
      { code: "AAB", text: "Pas d’escompte pour paiement anticipé." },
    );
  }
  if (doc.vatType === "TVA_SUR_DEBIT") notes.push({ code: "REG", text: "TVA acquittée d’après les débits." });
  if (doc.vat.some(({ category }) => category === "AE")) notes.push({ code: "REG", text: "Autoliquidation." });
  return notes;
}

/** « Paiement à 30 jours… »: what stands in the place of a due date, which depends on the day of reception. */
export function paymentTerms(days: number): string {
  return `Paiement à ${days} jours à compter de la réception de la facture.`;
}
