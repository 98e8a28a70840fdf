import type { ActingSide, ActionKind } from "#lib/invoices/domain/actions.ts";
import type { AvailableEvent } from "#lib/invoices/domain/life-cycle.ts";
import type { ClockStop } from "#lib/invoices/domain/payment-clock.ts";
import type { Reform } from "#lib/invoices/domain/reform.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import type { IsoDate } from "#lib/shared/dates.ts";
import type { SignatureReport } from "#lib/shared/signature.ts";

/** What screens show of invoices. Plain data: amounts are decimal strings, days are ISO, instants are dates. */

export type IssuedRow = {
  readonly id: string;
  readonly status: InvoiceStatus;
  readonly invoiceType: "FACTURE" | "AVOIR";
  /** Null in a draft that has none yet: show `draftNumber`. */
  readonly number: string | null;
  readonly draftNumber: string;
  readonly supplierId: string;
  readonly supplierServiceId: string | null;
  readonly supplierName: string;
  readonly recipientName: string | null;
  readonly recipientIdentifier: string | null;
  readonly recipientServiceCode: string | null;
  readonly commitmentNumber: string | null;
  readonly issueDate: IsoDate | null;
  readonly submittedAt: Date | null;
  readonly statusAt: Date;
  readonly statusMotif: string | null;
  readonly totalExclTax: string | null;
  readonly totalInclTax: string | null;
  readonly currency: string;
  /** Bytes of all the files. */
  readonly size: number;
  /** The deposited file; null in a draft that lost it. */
  readonly mainDocumentId: string | null;
  readonly rejectionHandled: boolean;
  readonly instructorId: string | null;
  readonly instructorName: string | null;
};

/** An invoice as the search bar proposes it, to who looks at it from that side. */
export type NumberedInvoice = {
  readonly id: string;
  readonly side: "issued" | "received" | "toValidate";
  /** Of a draft: its `TMP…`. */
  readonly number: string;
  readonly status: InvoiceStatus;
  /** The recipient, or the supplier; null in a draft that names none. */
  readonly other: string | null;
};

export type ReceivedRow = {
  readonly id: string;
  readonly version: number;
  readonly status: InvoiceStatus;
  readonly invoiceType: "FACTURE" | "AVOIR";
  readonly number: string;
  readonly supplierName: string;
  readonly supplierIdentifier: string;
  readonly recipientId: string;
  readonly recipientName: string;
  readonly serviceId: string | null;
  readonly serviceCode: string | null;
  readonly commitmentNumber: string | null;
  readonly issueDate: IsoDate;
  readonly madeAvailableAt: Date;
  readonly statusAt: Date;
  readonly totalInclTax: string;
  readonly amountDue: string;
  readonly currency: string;
  /** First time the recipient took a file of it. */
  readonly downloadedAt: Date | null;
  /** Who of the recipient's people takes care of it. */
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  /** Last day of the payment period; null while it is interrupted and once it has stopped. */
  readonly dueOn: IsoDate | null;
};

/** Where what was looked for stands in the files of an invoice: the text around it, in parts. */
export type FoundInside = {
  readonly invoiceId: string;
  readonly documentId: string;
  readonly fileName: string;
  readonly parts: readonly { readonly text: string; readonly found: boolean }[];
};

/** How many rows there are: exact, or "more than this many" when counting them all would cost too much. */
export type Total = { readonly count: number; readonly exact: boolean };

export type ListPage<Row> = { readonly items: readonly Row[]; readonly next: string | null; readonly total: Total };

export type PartyView = {
  readonly id: string;
  readonly identifierType: string;
  readonly identifier: string;
  readonly name: string;
};
export type ServiceRef = { readonly code: string; readonly label: string };

export type FileView = {
  readonly id: string;
  readonly documentId: string;
  readonly role: "MAIN" | "ATTACHMENT";
  readonly designation: string;
  readonly typeCode: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  /** In the order of the file; empty for what is not signed. */
  readonly signatures: readonly SignatureReport[];
  readonly addedAt: Date;
  /** Added since the invoice was suspended: may still be taken away. */
  readonly removable: boolean;
};

export type ClockView = {
  readonly days: number;
  readonly startedOn: IsoDate;
  readonly dueOn: IsoDate | null;
  readonly daysLeft: number | null;
  readonly late: boolean;
  readonly interrupted: boolean;
  readonly interruptedOn: IsoDate | null;
  readonly interruptionUsed: boolean;
  readonly stoppedOn: IsoDate | null;
  readonly stopReason: ClockStop | null;
  /** The recipient does not report « Mise en paiement »: the due date is theoretical, and « paid » is never shown. */
  readonly paymentNotReported: boolean;
};

/** One line of « Suivi du traitement ». `userName` is null for an automatic step. */
export type HistoryRow = {
  readonly position: number;
  readonly event: string;
  readonly status: InvoiceStatus;
  readonly at: Date;
  readonly userName: string | null;
  readonly userEmail: string | null;
  readonly structureLabel: string | null;
  readonly motif: string | null;
  readonly comment: string | null;
};

/** One line of the two other histories: what somebody did besides moving the invoice. */
export type ActionRow = {
  readonly id: string;
  readonly kind: ActionKind;
  readonly at: Date;
  readonly side: ActingSide;
  readonly userName: string | null;
  readonly userEmail: string | null;
  readonly structureLabel: string;
  readonly about: string | null;
};

export type InvoiceRef = { readonly id: string; readonly number: string | null; readonly draftNumber: string };

/** An approval that is awaited (domain reference § 10.5). */
export type ValidationView = {
  readonly place: "first" | "second";
  readonly since: Date;
  /** After it, silence is approval; null when no period runs. */
  readonly lastDay: IsoDate | null;
};

/** « Factures à valider »: an invoice that another company is asked to approve, or was. */
export type ToValidateRow = {
  readonly id: string;
  readonly place: "first" | "second";
  readonly status: InvoiceStatus;
  readonly cadre: string;
  readonly invoiceType: "FACTURE" | "AVOIR";
  readonly number: string;
  readonly supplierName: string;
  readonly recipientName: string;
  readonly validatorName: string;
  readonly since: Date;
  /** Null once it was answered, and when no period runs. */
  readonly lastDay: IsoDate | null;
  readonly totalInclTax: string;
  readonly currency: string;
};

/** One line. Quantities and amounts are decimal strings; `vat` is the rate, or the code of a category that has none. */
export type LineView = {
  readonly position: number;
  readonly label: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
  readonly discount: string | null;
  readonly net: string;
  readonly vat: string;
};

/** The whole sheet of one invoice, as one side sees it. */
export type InvoiceSheet = {
  readonly id: string;
  readonly side: "issued" | "received" | "toValidate";
  readonly version: number;
  readonly status: InvoiceStatus;
  readonly statusAt: Date;
  readonly statusMotif: string | null;
  readonly statusComment: string | null;
  readonly number: string | null;
  readonly draftNumber: string;
  readonly invoiceType: "FACTURE" | "AVOIR";
  readonly cadre: string;
  /** The rules of the reform that it was sent under. */
  readonly reform: Reform;
  readonly depositMode: string;
  readonly depositFormat: string | null;
  readonly supplier: PartyView;
  readonly supplierService: ServiceRef | null;
  readonly recipient: PartyView | null;
  readonly recipientService: ServiceRef | null;
  readonly recipientServiceId: string | null;
  readonly validator: PartyView | null;
  readonly secondValidator: PartyView | null;
  /** Null when no answer of a validator is awaited. */
  readonly validation: ValidationView | null;
  readonly bankAccount: { readonly label: string; readonly maskedIban: string } | null;
  readonly issueDate: IsoDate | null;
  readonly currency: string;
  readonly vatType: string | null;
  readonly exemptionReason: string | null;
  readonly paymentMode: string | null;
  readonly commitmentNumber: string | null;
  readonly contractNumber: string | null;
  readonly originalNumber: string | null;
  readonly comment: string | null;
  readonly totalExclTax: string | null;
  readonly totalTax: string | null;
  readonly globalDiscount: string | null;
  readonly totalInclTax: string | null;
  readonly amountDue: string | null;
  readonly vatLines: readonly { readonly rate: string; readonly base: string; readonly tax: string }[];
  /** Of an invoice keyed in on the portal; a deposited one has none. */
  readonly lines: readonly LineView[];
  readonly submittedAt: Date | null;
  readonly madeAvailableAt: Date | null;
  readonly rejectionHandledAt: Date | null;
  /** The supplier's request waits for an answer. */
  readonly cancellationAskedAt: Date | null;
  readonly paymentReceivedAt: Date | null;
  readonly downloadedAt: Date | null;
  readonly paymentOrderNumber: string | null;
  readonly certificateCode: string | null;
  readonly replaces: InvoiceRef | null;
  readonly replacedBy: InvoiceRef | null;
  readonly files: readonly FileView[];
  readonly clock: ClockView | null;
  /** Newest first. */
  readonly history: readonly HistoryRow[];
  /** What this person may do now: the buttons. */
  readonly actions: readonly AvailableEvent[];
};
