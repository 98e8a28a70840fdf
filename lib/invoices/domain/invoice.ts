import type { DepositCadre } from "#lib/invoices/domain/cadres.ts";
import type { IsoDate } from "#lib/shared/dates.ts";
import type { Money } from "#lib/shared/money.ts";

export const INVOICE_TYPES = ["FACTURE", "AVOIR"] as const;
export type InvoiceType = (typeof INVOICE_TYPES)[number];

export const VAT_TYPES = ["TVA_SUR_DEBIT", "TVA_SUR_ENCAISSEMENT", "EXONERATION", "SANS_TVA"] as const;
export type VatType = (typeof VAT_TYPES)[number];

export const PAYMENT_MODES = ["VIREMENT", "CHEQUE", "PRELEVEMENT", "ESPECE", "AUTRE", "REPORT"] as const;
export type PaymentMode = (typeof PAYMENT_MODES)[number];

/** One line of the VAT detail: `rate` is a percentage. Base and tax may be negative (goods returned at another rate). */
export type VatLine = { readonly rate: Money; readonly base: Money; readonly tax: Money };

/** Categories of VAT that a line can have here (EN 16931): taxed, exempt, reverse charge, out of scope. The others are of no use to a French public body. */
export const VAT_CATEGORIES = ["S", "E", "AE", "O"] as const;
export type VatCategory = (typeof VAT_CATEGORIES)[number];

/** What a line comes to. `discount` is an amount off the line. */
export type LineAmounts = {
  readonly quantity: Money;
  readonly unitPrice: Money;
  readonly discount: Money;
  readonly vatCategory: VatCategory;
  readonly vatRate: Money;
};

/** One line of the invoice (domain reference § 8.3). */
export type InvoiceLine = LineAmounts & {
  readonly label: string;
  /** UN/ECE Recommendation 20. */
  readonly unit: string;
  /** Given when the discount was typed as a percentage of the line. */
  readonly discountPercent: Money | null;
};

/**
 * What a supplier says in an invoice (domain reference § 8.1). A draft may lack nearly everything: null is "not given".
 * Amounts are positive whatever the type: AVOIR turns them into a credit (check C8).
 */
export type InvoiceValues = {
  readonly cadre: DepositCadre;
  readonly supplierServiceId: string | null;
  readonly bankAccountId: string | null;
  readonly validatorId: string | null;
  /** Only for cadre A9, when the subcontractor is a joint contractor's (domain reference § 10.5). */
  readonly secondValidatorId: string | null;
  readonly recipientId: string | null;
  readonly recipientServiceId: string | null;
  readonly number: string | null;
  readonly issueDate: IsoDate | null;
  readonly currency: string;
  readonly invoiceType: InvoiceType;
  readonly vatType: VatType | null;
  readonly exemptionReason: string | null;
  readonly paymentMode: PaymentMode | null;
  readonly commitmentNumber: string | null;
  readonly contractNumber: string | null;
  readonly originalNumber: string | null;
  readonly totalExclTax: Money | null;
  readonly totalTax: Money | null;
  readonly globalDiscount: Money | null;
  readonly globalDiscountReason: string | null;
  readonly totalInclTax: Money | null;
  readonly amountDue: Money | null;
  readonly comment: string | null;
  readonly vatLines: readonly VatLine[];
  readonly lines: readonly InvoiceLine[];
};

export type ValueName = keyof InvoiceValues;

/** A draft of which nothing is known yet. */
export const EMPTY_VALUES: InvoiceValues = {
  cadre: "A1_FACTURE_FOURNISSEUR",
  supplierServiceId: null,
  bankAccountId: null,
  validatorId: null,
  secondValidatorId: null,
  recipientId: null,
  recipientServiceId: null,
  number: null,
  issueDate: null,
  currency: "EUR",
  invoiceType: "FACTURE",
  vatType: null,
  exemptionReason: null,
  paymentMode: null,
  commitmentNumber: null,
  contractNumber: null,
  originalNumber: null,
  totalExclTax: null,
  totalTax: null,
  globalDiscount: null,
  globalDiscountReason: null,
  totalInclTax: null,
  amountDue: null,
  comment: null,
  vatLines: [],
  lines: [],
};
