import type { InvoiceType } from "#lib/invoices/domain/invoice.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import type { SupplierGesture } from "#lib/invoices/domain/supplier-gesture.ts";
import type { IsoDate } from "#lib/shared/dates.ts";

/** One line of the supplier's lists. Amounts are decimal strings with a point. */
export type IssuedRow = {
  readonly id: string;
  readonly status: InvoiceStatus;
  readonly statusAt: Date;
  readonly invoiceType: InvoiceType;
  readonly number: string | null;
  readonly draftNumber: string;
  readonly supplierName: string;
  readonly recipientName: string | null;
  readonly serviceCode: string | null;
  readonly issueDate: IsoDate | null;
  readonly submittedAt: Date | null;
  readonly currency: string;
  readonly totalExclTax: string | null;
  readonly totalInclTax: string | null;
  readonly commitmentNumber: string | null;
  readonly mainDocumentId: string | null;
  /** What this person may do about it now; null when nothing waits for them. */
  readonly gesture: SupplierGesture | null;
};

/** One line of the recipient's inbox. */
export type ReceivedRow = {
  readonly id: string;
  readonly status: InvoiceStatus;
  readonly number: string;
  readonly invoiceType: InvoiceType;
  readonly supplierName: string;
  readonly recipientName: string;
  readonly serviceCode: string | null;
  readonly madeAvailableAt: Date;
  readonly currency: string;
  readonly totalInclTax: string;
  readonly commitmentNumber: string | null;
  /** Last day to pay; null while interrupted or when the clock has stopped. */
  readonly dueOn: IsoDate | null;
  readonly interrupted: boolean;
  /** The recipient has not downloaded it yet. */
  readonly unseen: boolean;
};
