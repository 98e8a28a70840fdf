import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import { toColumns, toVatRows } from "#lib/invoices/data/invoice.mapping.ts";
import type { RawDraft } from "#lib/invoices/data/raw-draft.ts";
import type { DepositMode } from "#lib/invoices/domain/deposit-modes.ts";
import type { InvoiceValues } from "#lib/invoices/domain/invoice.ts";
import { trueNow } from "#lib/platform/clock.ts";
import type { Tx } from "#lib/platform/db.ts";
import { write } from "#lib/platform/writes.ts";
import { newId } from "#lib/shared/ids.ts";

type NewDraft = {
  readonly id: string;
  readonly draftNumber: string;
  readonly supplierId: string;
  readonly createdById: string;
  readonly depositMode: DepositMode;
  readonly depositFormat: string | null;
  readonly replacesId: string | null;
  readonly at: Date;
};

/** The row of a new draft and its VAT detail; the columns of its life cycle are as the database makes them. Plain SQL, so that it leaves with the rest of a deposit. */
export async function insertDraft(
  tx: Tx,
  { id, at, ...row }: NewDraft,
  { values, raw }: { readonly values: InvoiceValues; readonly raw: RawDraft },
): Promise<void> {
  const of = toColumns(values);
  await write(
    tx,
    Prisma.sql`insert into invoice (id, draft_number, supplier_id, created_by_id, saved_by_id, deposit_mode, deposit_format, replaces_id,
        raw_draft, status_at, created_at, updated_at,
        cadre, supplier_service_id, bank_account_id, validator_id, second_validator_id, recipient_id, recipient_service_id,
        number, currency, invoice_type, vat_type, exemption_reason, payment_mode, commitment_number, contract_number, original_number,
        global_discount_reason, comment, issue_date, total_excl_tax, total_tax, global_discount, total_incl_tax, amount_due)
      values (${id}::uuid, ${row.draftNumber}, ${row.supplierId}::uuid, ${row.createdById}::uuid, ${row.createdById}::uuid,
        ${row.depositMode}::"DepositMode", ${row.depositFormat}, ${row.replacesId}::uuid, ${JSON.stringify(raw)}::jsonb, ${at}, ${at}, ${trueNow()},
        ${of.cadre}, ${of.supplierServiceId}::uuid, ${of.bankAccountId}::uuid, ${of.validatorId}::uuid, ${of.secondValidatorId}::uuid,
        ${of.recipientId}::uuid, ${of.recipientServiceId}::uuid, ${of.number}, ${of.currency}, ${of.invoiceType}::"InvoiceType",
        ${of.vatType}::"VatType", ${of.exemptionReason}, ${of.paymentMode}::"PaymentMode", ${of.commitmentNumber}, ${of.contractNumber},
        ${of.originalNumber}, ${of.globalDiscountReason}, ${of.comment}, ${values.issueDate}::date, ${of.totalExclTax}::numeric,
        ${of.totalTax}::numeric, ${of.globalDiscount}::numeric, ${of.totalInclTax}::numeric, ${of.amountDue}::numeric)`,
  );
  if (values.vatLines.length === 0) return;
  // As one value, whatever their number: the statement keeps its text, which stays prepared.
  await write(
    tx,
    Prisma.sql`insert into invoice_vat (id, invoice_id, position, rate, base, tax)
      select id, "invoiceId", position, rate, base, tax from jsonb_to_recordset(${JSON.stringify(toVatRows(id, values.vatLines))}::jsonb)
        as line (id uuid, "invoiceId" uuid, position int, rate numeric, base numeric, tax numeric)`,
  );
}

/** Makes a document the invoice itself that this very transaction has stored for this person and this structure. */
export async function attachStored(tx: Tx, invoiceId: string, documentId: string, at: Date): Promise<void> {
  await write(
    tx,
    Prisma.sql`insert into invoice_file (id, invoice_id, document_id, role, designation, type_code, added_at)
      values (${newId(at.getTime())}::uuid, ${invoiceId}::uuid, ${documentId}::uuid, 'MAIN', 'Facture', '01', ${at})`,
  );
}
