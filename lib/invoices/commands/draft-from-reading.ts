import "server-only";
import type { DocumentFields } from "#lib/documents/index.ts";
import type { DraftFields, TypedVatLine } from "#lib/invoices/domain/draft-fields.ts";
import { fieldsOfCodes, type NormCodes } from "#lib/invoices/domain/settlement.ts";

/** What a document says, under the names of the form. Texts in plain notation: ISO days, amounts with a point. */
export type PrefilledDraft = {
  readonly fields: DraftFields;
  readonly vatLines: readonly TypedVatLine[];
  readonly iban: string | null;
};

/**
 * Names that differ from the form's, or that the form has no field for, are told here once.
 *
 * @param settlement what the invoice's data say by codes; null when it has none, or none that count.
 */
export function draftFromReading(read: DocumentFields, settlement?: NormCodes | null): PrefilledDraft {
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
  const printed = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as DraftFields;
  const fields = { ...(settlement ? fieldsOfCodes(settlement) : {}), ...printed };
  return { fields, vatLines: read.vatBreakdown?.value ?? [], iban: text("iban") ?? null };
}
