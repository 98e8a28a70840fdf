import "server-only";
import type { DocumentReading } from "#lib/documents/index.ts";
import { draftFromReading } from "#lib/invoices/commands/draft-from-reading.ts";
import { mergeDraft } from "#lib/invoices/commands/merge-draft.ts";
import { type DraftRow, draftsOfDocument, saveDraft } from "#lib/invoices/data/draft-rows.ts";
import { findAccountByIban } from "#lib/invoices/data/parties.ts";
import type { DraftField } from "#lib/invoices/domain/draft-fields.ts";
import { EMPTY_VALUES, type InvoiceValues } from "#lib/invoices/domain/invoice.ts";
import { now } from "#lib/platform/clock.ts";
import type { Tx } from "#lib/platform/db.ts";

/** Saves by the person that may slip in between a reading of the draft and its filling; then it is read again. */
const TRIES = 5;

/**
 * Fills a draft's empty fields with what a job read in its document, in the transaction that ends the reading. What the person
 * typed while waiting stays. Throws when the draft is saved again and again at the very same moment: the job then runs again.
 */
export async function prefillDraft(tx: Tx, documentId: string, reading: DocumentReading): Promise<void> {
  for (let tried = 0; tried < TRIES; tried++) {
    const drafts = await draftsOfDocument(tx, documentId);
    let late = false;
    for (const draft of drafts) late ||= !(await fill(tx, draft, reading));
    if (!late) return;
  }
  throw new Error(`the draft of document ${documentId} is being saved without a pause`);
}

async function fill(tx: Tx, draft: DraftRow, reading: DocumentReading): Promise<boolean> {
  const { fields, vatLines, iban } = draftFromReading(reading.fields);
  const empty = Object.entries(fields).filter(([name]) => isEmpty(draft, name as DraftField));
  const noVat = draft.values.vatLines.length === 0 && draft.raw.vatLines === undefined;
  const merged = await mergeDraft(tx, draft, {
    fields: Object.fromEntries(empty),
    vatLines: noVat ? vatLines : undefined,
    locale: "en",
  });
  const account = iban ? await findAccountByIban(tx, draft.supplierId, iban, now()) : null;
  const values = { ...merged.values, bankAccountId: merged.values.bankAccountId ?? account };
  return saveDraft(tx, draft, { ...merged, values }, null);
}

/** The value that a field of the form fills. */
const VALUE_OF: Readonly<Partial<Record<DraftField, keyof InvoiceValues>>> = {
  recipientIdentifier: "recipientId",
  recipientServiceCode: "recipientServiceId",
  validatorIdentifier: "validatorId",
  secondValidatorIdentifier: "secondValidatorId",
};

/** Nothing typed and nothing but the default: a currency or a type that the document contradicts is one the form proposed. */
function isEmpty({ values, raw }: DraftRow, field: DraftField): boolean {
  const name = VALUE_OF[field] ?? (field as keyof InvoiceValues);
  return raw[field] === undefined && (values[name] === null || values[name] === EMPTY_VALUES[name]);
}
