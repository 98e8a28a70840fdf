/** One invoice of « Liste fiscale » : what was sent, to whom, and the proof of it (CGI annexe III, art. 96 G; domain reference § 12). */
export type FiscalRow = {
  readonly id: string;
  readonly number: string;
  readonly invoiceType: string;
  readonly issueDate: string;
  /** Day of deposit in Paris. */
  readonly submittedOn: string;
  readonly partnerIdentifier: string;
  readonly partnerName: string;
  readonly totalExclTax: string;
  /** "20: 200.00; 10: 12.50", rate and tax; empty when the deposit gave no detail. */
  readonly vat: string;
  readonly totalTax: string;
  readonly totalInclTax: string;
  readonly currency: string;
  readonly format: string;
  readonly status: string;
  /** Fingerprint of the certificate of deposit, which names the parties, the totals and the hash of every file; empty before certificates. */
  readonly proof: string;
};

/** The columns of the file, in its order. */
export const FISCAL_FIELDS = [
  "number",
  "invoiceType",
  "issueDate",
  "submittedOn",
  "partnerIdentifier",
  "partnerName",
  "totalExclTax",
  "vat",
  "totalTax",
  "totalInclTax",
  "currency",
  "format",
  "status",
  "proof",
] as const satisfies readonly (keyof FiscalRow)[];
export type FiscalField = (typeof FISCAL_FIELDS)[number];

const NUMBERS: readonly FiscalField[] = ["totalExclTax", "totalTax", "totalInclTax"];
const DAYS: readonly FiscalField[] = ["issueDate", "submittedOn"];

export function kindOfFiscalField(field: FiscalField): "text" | "day" | "number" {
  if (DAYS.includes(field)) return "day";
  return NUMBERS.includes(field) ? "number" : "text";
}
