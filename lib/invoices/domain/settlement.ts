import type { DraftFields } from "#lib/invoices/domain/draft-fields.ts";
import type { PaymentMode, VatType } from "#lib/invoices/domain/invoice.ts";

/** What an electronic invoice says by codes of the norm; `Settlement` of lib/documents. */
export type NormCodes = {
  readonly paymentMeans: string | null;
  readonly vatPoint: string | null;
  readonly categories: readonly string[];
  readonly exemptionReason: string | null;
  readonly preceding: string | null;
};

/** UNTDID 4461 to the modes of the form (domain reference § 9.3). Any other code is AUTRE. */
const PAYMENT_MEANS: Readonly<Record<string, PaymentMode>> = {
  "10": "ESPECE",
  "20": "CHEQUE",
  "30": "VIREMENT",
  "58": "VIREMENT",
  "49": "PRELEVEMENT",
  "59": "PRELEVEMENT",
  "97": "REPORT",
};

/** When VAT is due, in the codes of UBL and of CII (domain reference § 9.3). */
const VAT_POINTS: Readonly<Record<string, VatType>> = {
  "3": "TVA_SUR_DEBIT",
  "5": "TVA_SUR_DEBIT",
  "72": "TVA_SUR_ENCAISSEMENT",
  "432": "TVA_SUR_ENCAISSEMENT",
};

/** Categories without VAT for a reason that the invoice gives. */
const EXEMPT: readonly string[] = ["E", "AE", "K", "G"];

/** The fields of the form that an electronic invoice fills by its codes. What it does not say is left to the supplier. */
export function fieldsOfCodes(codes: NormCodes): DraftFields {
  const { paymentMeans, exemptionReason, preceding } = codes;
  const vatType = vatTypeOf(codes);
  return {
    ...(paymentMeans ? { paymentMode: PAYMENT_MEANS[paymentMeans] ?? "AUTRE" } : {}),
    ...(vatType ? { vatType } : {}),
    ...(vatType === "EXONERATION" && exemptionReason ? { exemptionReason } : {}),
    ...(preceding ? { originalNumber: preceding } : {}),
  };
}

function vatTypeOf({ categories, vatPoint }: NormCodes): VatType | null {
  if (categories.length > 0 && categories.every((one) => one === "O")) return "SANS_TVA";
  if (categories.length > 0 && categories.every((one) => EXEMPT.includes(one))) return "EXONERATION";
  return VAT_POINTS[vatPoint ?? ""] ?? null;
}
