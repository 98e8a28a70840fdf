/** What is read from an invoice. The list is the deposit form (domain reference § 8.1), plus what identifies the supplier and its account. */
export const DOCUMENT_FIELDS = [
  "invoiceNumber",
  "issueDate",
  "currency",
  "documentType",
  "supplierSiret",
  "supplierVat",
  "recipientSiret",
  "serviceCode",
  "commitmentNumber",
  "contractNumber",
  "totalExclTax",
  "totalTax",
  "totalInclTax",
  "amountDue",
  "iban",
  "vatBreakdown",
] as const;

export type DocumentFieldName = (typeof DOCUMENT_FIELDS)[number];

/** Where a value comes from. `computed`: follows from other values read (HT + TVA), printed nowhere. */
export type FieldOrigin = "xml" | "text" | "ocr" | "computed";

/** A zone of a page, in fractions of its width and height from the top left corner. `page` starts at 1. */
export type FieldBox = { page: number; x: number; y: number; w: number; h: number };

export type Reading<V> = {
  readonly value: V;
  /** 0..1. Calibrated: of the values at 0.9 or above, at most 1 % are wrong. */
  readonly confidence: number;
  readonly origin: FieldOrigin;
  readonly box?: FieldBox;
  /** Read where the structure's earlier invoices of this layout have it. */
  readonly learnt?: true;
};

/** One line of the VAT recap. Strings with a point: `rate` in percent, amounts with two decimals. */
export type VatLine = { readonly rate: string; readonly base: string; readonly tax: string };

type ValueOf<F extends DocumentFieldName> = F extends "vatBreakdown"
  ? readonly VatLine[]
  : F extends "documentType"
    ? "FACTURE" | "AVOIR"
    : string;

/**
 * Dates are ISO, amounts strings with a point and two decimals (more when the document has more), identifiers without spaces.
 * `supplierSiret` and `recipientSiret` hold the SIRET, or the SIREN when the document has no more. Null: not in the document.
 */
export type DocumentFields = { readonly [F in DocumentFieldName]: Reading<ValueOf<F>> | null };

/** The same while it is being filled. */
export type MutableFields = { -readonly [F in DocumentFieldName]: DocumentFields[F] };

export function noFields(): MutableFields {
  return Object.fromEntries(DOCUMENT_FIELDS.map((name) => [name, null])) as MutableFields;
}
