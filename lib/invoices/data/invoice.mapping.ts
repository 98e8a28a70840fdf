import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import { isDepositCadre } from "#lib/invoices/domain/cadres.ts";
import { type InvoiceLine, type InvoiceValues, VAT_CATEGORIES, type VatLine } from "#lib/invoices/domain/invoice.ts";
import { dateOf, isoDateOf } from "#lib/shared/dates.ts";
import { newId } from "#lib/shared/ids.ts";
import { Money } from "#lib/shared/money.ts";

/** A Decimal column as an amount. `toFixed` because a Decimal prints very small numbers with an exponent. */
export function money(column: { toFixed(): string } | null): Money | null {
  return column === null ? null : Money.of(column.toFixed());
}

/** An amount as a column takes it. */
export function decimal(amount: Money | null): string | null {
  return amount === null ? null : amount.toString();
}

/** What a screen shows of an amount column: a decimal string with at least two decimals. */
export function amountText(column: { toFixed(): string } | null): string | null {
  return money(column)?.toString() ?? null;
}

/** The columns that hold what the supplier says, and the VAT detail in order. */
export const VALUES_SELECT = {
  cadre: true,
  supplierServiceId: true,
  bankAccountId: true,
  validatorId: true,
  secondValidatorId: true,
  recipientId: true,
  recipientServiceId: true,
  number: true,
  issueDate: true,
  currency: true,
  invoiceType: true,
  vatType: true,
  exemptionReason: true,
  paymentMode: true,
  commitmentNumber: true,
  contractNumber: true,
  originalNumber: true,
  totalExclTax: true,
  totalTax: true,
  globalDiscount: true,
  globalDiscountReason: true,
  totalInclTax: true,
  amountDue: true,
  comment: true,
  vatLines: { orderBy: { position: "asc" }, select: { rate: true, base: true, tax: true } },
  lines: {
    orderBy: { position: "asc" },
    select: {
      label: true,
      quantity: true,
      unit: true,
      unitPrice: true,
      discount: true,
      discountPercent: true,
      vatCategory: true,
      vatRate: true,
    },
  },
} as const satisfies Prisma.InvoiceSelect;

type ValuesRow = Prisma.InvoiceGetPayload<{ select: typeof VALUES_SELECT }>;

const exact = (column: { toFixed(): string }) => Money.of(column.toFixed());

export function toValues(row: ValuesRow): InvoiceValues {
  // Named one by one: a row loaded with more (status, version…) must not carry it into what is written back.
  return {
    supplierServiceId: row.supplierServiceId,
    bankAccountId: row.bankAccountId,
    validatorId: row.validatorId,
    secondValidatorId: row.secondValidatorId,
    recipientId: row.recipientId,
    recipientServiceId: row.recipientServiceId,
    number: row.number,
    currency: row.currency,
    invoiceType: row.invoiceType,
    vatType: row.vatType,
    exemptionReason: row.exemptionReason,
    paymentMode: row.paymentMode,
    commitmentNumber: row.commitmentNumber,
    contractNumber: row.contractNumber,
    originalNumber: row.originalNumber,
    globalDiscountReason: row.globalDiscountReason,
    comment: row.comment,
    cadre: isDepositCadre(row.cadre) ? row.cadre : "A1_FACTURE_FOURNISSEUR",
    issueDate: row.issueDate && isoDateOf(row.issueDate),
    totalExclTax: money(row.totalExclTax),
    totalTax: money(row.totalTax),
    globalDiscount: money(row.globalDiscount),
    totalInclTax: money(row.totalInclTax),
    amountDue: money(row.amountDue),
    vatLines: row.vatLines.map(({ rate, base, tax }) => ({ rate: exact(rate), base: exact(base), tax: exact(tax) })),
    lines: row.lines.map((line) => ({
      label: line.label,
      unit: line.unit ?? "C62",
      discountPercent: money(line.discountPercent),
      vatCategory: VAT_CATEGORIES.find((one) => one === line.vatCategory) ?? "S",
      quantity: exact(line.quantity),
      unitPrice: exact(line.unitPrice),
      discount: exact(line.discount),
      vatRate: exact(line.vatRate),
    })),
  };
}

/** What a draft save may write: everything the supplier says, and neither status nor parties nor anything of the life cycle. */
export type ValueColumns = Pick<Prisma.InvoiceUncheckedCreateInput, Exclude<keyof InvoiceValues, "vatLines" | "lines">>;

export function toColumns(values: InvoiceValues): ValueColumns {
  return {
    cadre: values.cadre,
    supplierServiceId: values.supplierServiceId,
    bankAccountId: values.bankAccountId,
    validatorId: values.validatorId,
    secondValidatorId: values.secondValidatorId,
    recipientId: values.recipientId,
    recipientServiceId: values.recipientServiceId,
    number: values.number,
    currency: values.currency,
    invoiceType: values.invoiceType,
    vatType: values.vatType,
    exemptionReason: values.exemptionReason,
    paymentMode: values.paymentMode,
    commitmentNumber: values.commitmentNumber,
    contractNumber: values.contractNumber,
    originalNumber: values.originalNumber,
    globalDiscountReason: values.globalDiscountReason,
    comment: values.comment,
    issueDate: values.issueDate && dateOf(values.issueDate),
    totalExclTax: decimal(values.totalExclTax),
    totalTax: decimal(values.totalTax),
    globalDiscount: decimal(values.globalDiscount),
    totalInclTax: decimal(values.totalInclTax),
    amountDue: decimal(values.amountDue),
  };
}

export function toVatRows(invoiceId: string, vatLines: readonly VatLine[]): Prisma.InvoiceVatCreateManyInput[] {
  return vatLines.map((line, index) => ({
    id: newId(),
    invoiceId,
    position: index + 1,
    rate: line.rate.toString(),
    base: line.base.toString(),
    tax: line.tax.toString(),
  }));
}

export function toLineRows(invoiceId: string, lines: readonly InvoiceLine[]): Prisma.InvoiceLineCreateManyInput[] {
  return lines.map((line, index) => ({
    id: newId(),
    invoiceId,
    position: index + 1,
    label: line.label,
    quantity: line.quantity.toString(),
    unit: line.unit,
    unitPrice: line.unitPrice.toString(),
    discount: line.discount.toString(),
    discountPercent: decimal(line.discountPercent),
    vatCategory: line.vatCategory,
    vatRate: line.vatRate.toString(),
  }));
}
