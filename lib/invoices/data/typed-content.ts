import "server-only";
import { toValues, VALUES_SELECT } from "#lib/invoices/data/invoice.mapping.ts";
import type { InvoiceValues } from "#lib/invoices/domain/invoice.ts";
import { paymentDays } from "#lib/invoices/domain/payment-clock.ts";
import type { DocumentParty, TypedDocument } from "#lib/invoices/domain/typed-document.ts";
import { totalsOfLines } from "#lib/invoices/domain/vat.ts";
import type { Tx } from "#lib/platform/db.ts";

const PARTY = {
  select: {
    identifierType: true,
    identifier: true,
    legalName: true,
    vatNumber: true,
    rcsNumber: true,
    addressLine: true,
    addressLine2: true,
    addressLine3: true,
    postcode: true,
    town: true,
    country: true,
    payerKind: true,
    paymentDays: true,
  },
} as const;
const SERVICE = { select: { code: true, label: true } } as const;

/** What the document of a keyed-in draft says, once the checks found it complete; and of which version of the draft. */
export async function typedContent(
  tx: Tx,
  invoiceId: string,
): Promise<{ version: number; supplierId: string; values: InvoiceValues; content: TypedDocument } | null> {
  const row = await tx.invoice.findUniqueOrThrow({
    where: { id: invoiceId },
    select: {
      ...VALUES_SELECT,
      version: true,
      supplierId: true,
      supplier: PARTY,
      supplierService: SERVICE,
      recipient: PARTY,
      recipientService: SERVICE,
      bankAccount: { select: { iban: true, bic: true } },
    },
  });
  const values = toValues(row);
  const { number, issueDate, vatType, amountDue } = values;
  if (!row.recipient || !number || !issueDate || !vatType || !amountDue) return null;
  const { vatLines: vat, ...totals } = totalsOfLines(values.lines);
  return {
    version: row.version,
    supplierId: row.supplierId,
    values,
    content: {
      number,
      issueDate,
      vatType,
      amountDue,
      ...totals,
      vat,
      lines: values.lines,
      invoiceType: values.invoiceType,
      cadre: values.cadre,
      currency: values.currency,
      supplier: toParty(row.supplier, row.supplierService),
      recipient: toParty(row.recipient, row.recipientService),
      commitmentNumber: values.commitmentNumber,
      contractNumber: values.contractNumber,
      originalNumber: values.originalNumber,
      exemptionReason: values.exemptionReason,
      paymentMode: values.paymentMode,
      account: row.bankAccount,
      paymentDays: paymentDays(row.recipient.payerKind, row.recipient.paymentDays),
      comment: values.comment,
    },
  };
}

type PartyRow = {
  readonly identifierType: string;
  readonly identifier: string;
  readonly legalName: string;
  readonly vatNumber: string | null;
  readonly rcsNumber: string | null;
  readonly addressLine: string | null;
  readonly addressLine2: string | null;
  readonly addressLine3: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  readonly country: string;
};

function toParty(row: PartyRow, service: DocumentParty["service"]): DocumentParty {
  const { identifierType, identifier, vatNumber, rcsNumber, postcode, town, country } = row;
  const addressLines = [row.addressLine, row.addressLine2, row.addressLine3].filter((line) => line !== null);
  return {
    name: row.legalName,
    identifierType,
    identifier,
    vatNumber,
    rcsNumber,
    addressLines,
    postcode,
    town,
    country,
    service,
  };
}
