import "server-only";
import type { DocumentReading } from "#lib/documents/index.ts";
import { accountFor } from "#lib/invoices/commands/create-draft.ts";
import { draftFromReading } from "#lib/invoices/commands/draft-from-reading.ts";
import { mergeDraft } from "#lib/invoices/commands/merge-draft.ts";
import { type DraftRow, lockDraftsOfDocument, saveDraft } from "#lib/invoices/data/draft-rows.ts";
import type { DraftField } from "#lib/invoices/domain/draft-fields.ts";
import { EMPTY_VALUES, type InvoiceValues } from "#lib/invoices/domain/invoice.ts";
import { now } from "#lib/platform/clock.ts";
import type { Tx } from "#lib/platform/db.ts";

/**
 * Fills a draft's empty fields with what a job read in its document, in the transaction that ends the reading. What the person
 * typed while waiting stays: who saves at the very same moment waits for the end of this, and is then told that the draft has changed.
 */
export async function prefillDraft(tx: Tx, documentId: string, reading: DocumentReading): Promise<void> {
  for (const draft of await lockDraftsOfDocument(tx, documentId)) await fill(tx, draft, reading);
}

async function fill(tx: Tx, draft: DraftRow, reading: DocumentReading): Promise<void> {
  const { fields, vatLines, iban } = draftFromReading(reading.fields);
  const empty = Object.entries(fields).filter(([name]) => isEmpty(draft, name as DraftField));
  const noVat = draft.values.vatLines.length === 0 && draft.raw.vatLines === undefined;
  const merged = await mergeDraft(tx, draft, {
    fields: Object.fromEntries(empty),
    vatLines: noVat ? vatLines : undefined,
    locale: "en",
  });
  const bankAccountId = merged.values.bankAccountId ?? (await accountFor(tx, draft.supplierId, iban, now()));
  const values = { ...merged.values, bankAccountId };
  await saveDraft(tx, draft, { ...merged, values }, null);
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
