/** What a file of issued invoices says of each, in the order of its columns. */
export const ISSUED_FIELDS = [
  "invoiceType",
  "supplierName",
  "supplierIdentifier",
  "recipientName",
  "recipientIdentifier",
  "recipientServiceCode",
  "number",
  "issueDate",
  "submittedAt",
  "totalExclTax",
  "totalTax",
  "totalInclTax",
  "amountDue",
  "currency",
  "status",
  "statusAt",
  "statusMotif",
  "cadre",
  "commitmentNumber",
  "contractNumber",
  "originalNumber",
  "depositMode",
  "size",
] as const;
export type IssuedField = (typeof ISSUED_FIELDS)[number];

/** One invoice of the file: texts in the order of `ISSUED_FIELDS`. Days are ISO, amounts and sizes plain numbers. */
export type ExportedInvoice = readonly (string | null)[];

const DAYS: readonly IssuedField[] = ["issueDate", "submittedAt", "statusAt"];
const NUMBERS: readonly IssuedField[] = ["totalExclTax", "totalTax", "totalInclTax", "amountDue", "size"];

export function kindOfField(field: IssuedField): "text" | "day" | "number" {
  if (DAYS.includes(field)) return "day";
  return NUMBERS.includes(field) ? "number" : "text";
}
