import type { DepositMode } from "#lib/invoices/domain/deposit-modes.ts";
import type { InvoiceType, PaymentMode, VatType } from "#lib/invoices/domain/invoice.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import type { IsoDate } from "#lib/shared/dates.ts";

export type PartyView = { readonly id: string; readonly identifier: string; readonly name: string };
export type ServiceView = { readonly code: string; readonly label: string };

export type SheetFile = {
  readonly id: string;
  readonly documentId: string;
  readonly role: "MAIN" | "ATTACHMENT";
  readonly designation: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly addedAt: Date;
};

/** What the blocks of a sheet show, in the order of the deposit form (domain reference § 8.1). Amounts are decimal strings. */
export type SheetView = {
  readonly id: string;
  readonly status: InvoiceStatus;
  readonly invoiceType: InvoiceType;
  readonly cadre: string;
  readonly depositMode: DepositMode;
  readonly number: string | null;
  readonly draftNumber: string;
  readonly supplier: PartyView;
  readonly supplierService: ServiceView | null;
  readonly bankAccount: { readonly label: string; readonly iban: string; readonly factorName: string | null } | null;
  readonly recipient: PartyView | null;
  readonly recipientService: ServiceView | null;
  readonly issueDate: IsoDate | null;
  readonly submittedAt: Date | null;
  readonly currency: string;
  readonly vatType: VatType | null;
  readonly exemptionReason: string | null;
  readonly paymentMode: PaymentMode | null;
  readonly commitmentNumber: string | null;
  readonly contractNumber: string | null;
  readonly originalNumber: string | null;
  readonly paymentOrderNumber: string | null;
  readonly totalExclTax: string | null;
  readonly totalTax: string | null;
  readonly globalDiscount: string | null;
  readonly totalInclTax: string | null;
  readonly amountDue: string | null;
  readonly vatLines: readonly { readonly rate: string; readonly base: string; readonly tax: string }[];
  readonly comment: string | null;
  readonly files: readonly SheetFile[];
};
