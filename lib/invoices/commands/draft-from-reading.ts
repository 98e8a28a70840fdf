import "server-only";
import type { DocumentFields } from "#lib/documents/index.ts";
import type { DraftFields, TypedVatLine } from "#lib/invoices/domain/draft-fields.ts";

/** What a document says, under the names of the form. Texts in plain notation: ISO days, amounts with a point. */
export type PrefilledDraft = {
  readonly fields: DraftFields;
  readonly vatLines: readonly TypedVatLine[];
  readonly iban: string | null;
};

/** Names that differ from the form's, or that the form has no field for, are told here once. */
export function draftFromReading(read: DocumentFields): PrefilledDraft {
  const text = (name: Exclude<keyof DocumentFields, "vatBreakdown">) => read[name]?.value;
  const found = {
    number: text("invoiceNumber"),
    issueDate: text("issueDate"),
    currency: text("currency"),
    invoiceType: text("documentType"),
    recipientIdentifier: text("recipientSiret"),
    recipientServiceCode: text("serviceCode"),
    commitmentNumber: text("commitmentNumber"),
    contractNumber: text("contractNumber"),
    totalExclTax: text("totalExclTax"),
    totalTax: text("totalTax"),
    totalInclTax: text("totalInclTax"),
    amountDue: text("amountDue"),
  };
  const fields = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as DraftFields;
  return { fields, vatLines: read.vatBreakdown?.value ?? [], iban: text("iban") ?? null };
}
