/** Fields that nobody changes once an invoice is sent, by their names in a reading, and where the invoice has them. */
const FIELDS = {
  invoiceNumber: "number",
  issueDate: "issueDate",
  currency: "currency",
  documentType: "invoiceType",
  totalExclTax: "totalExclTax",
  totalTax: "totalTax",
  totalInclTax: "totalInclTax",
  amountDue: "amountDue",
} as const;

type Name = keyof typeof FIELDS;
export type TakenField = (typeof FIELDS)[Name];

/** A field that the page and the data of a file told differently, and which of the two was sent; `other` is neither. */
export type TakenReading = {
  readonly field: TakenField;
  readonly taken: "page" | "xml" | "other";
  readonly page: string;
  readonly xml: string;
};

type Disagreement = { readonly field: string; readonly page: string; readonly xml: string };

/** What was taken of two readings that disagree. Amounts are sent without the sign that a page or a file gives them. */
export function takenReadings(
  disagreements: readonly Disagreement[],
  sent: Readonly<Record<TakenField, string | null>>,
): TakenReading[] {
  return disagreements.flatMap(({ field, page, xml }) => {
    if (!isName(field)) return [];
    const value = sent[FIELDS[field]];
    const taken = same(value, page) ? "page" : same(value, xml) ? "xml" : "other";
    return [{ field: FIELDS[field], taken, page, xml }];
  });
}

const isName = (field: string): field is Name => Object.hasOwn(FIELDS, field);

function same(sent: string | null, read: string): boolean {
  return sent !== null && plain(sent) === plain(read);
}

/** Figures without sign and ending zeros; any other text as it is. */
function plain(text: string): string {
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/^-/, "").replace(/\.?0+$/, "") : text.trim();
}
