import "server-only";
import type { DocumentReading } from "#lib/documents/index.ts";
import { draftFromReading } from "#lib/invoices/commands/draft-from-reading.ts";
import { mergeDraft } from "#lib/invoices/commands/merge-draft.ts";
import { type DraftRow, draftsOfDocument, saveDraft } from "#lib/invoices/data/draft-rows.ts";
import { findAccountByIban } from "#lib/invoices/data/parties.ts";
import type { DraftField } from "#lib/invoices/domain/draft-fields.ts";
import { EMPTY_VALUES, type InvoiceValues } from "#lib/invoices/domain/invoice.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx } from "#lib/platform/db.ts";
import { refuse } from "#lib/shared/result.ts";

/**
 * Fills a draft's empty fields with what a job read in its document, in the transaction that ends the reading. What the person
 * typed while waiting stays. A save that slips in between makes the job's transaction fail, and the job runs again.
 */
export async function prefillDraft(tx: Tx, documentId: string, reading: DocumentReading): Promise<void> {
  const { fields, vatLines, iban } = draftFromReading(reading.fields);
  for (const draft of await draftsOfDocument(tx, documentId)) {
    const empty = Object.entries(fields).filter(([name]) => isEmpty(draft, name as DraftField));
    const noVat = draft.values.vatLines.length === 0 && draft.raw.vatLines === undefined;
    const merged = await mergeDraft(tx, draft, {
      fields: Object.fromEntries(empty),
      vatLines: noVat ? vatLines : undefined,
      locale: "en",
    });
    const account = iban ? await findAccountByIban(tx, draft.supplierId, iban, now()) : null;
    const values = { ...merged.values, bankAccountId: merged.values.bankAccountId ?? account };
    if (!(await saveDraft(tx, draft, { ...merged, values }))) abort(refuse("DRAFT_CHANGED"));
  }
}

/** The value that a field of the form fills. */
const VALUE_OF: Readonly<Partial<Record<DraftField, keyof InvoiceValues>>> = {
  recipientIdentifier: "recipientId",
  recipientServiceCode: "recipientServiceId",
  validatorIdentifier: "validatorId",
};

/** Nothing typed and nothing but the default: a currency or a type that the document contradicts is one the form proposed. */
function isEmpty({ values, raw }: DraftRow, field: DraftField): boolean {
  const name = VALUE_OF[field] ?? (field as keyof InvoiceValues);
  return raw[field] === undefined && (values[name] === null || values[name] === EMPTY_VALUES[name]);
}
