import { isDepositCadre } from "#lib/invoices/domain/cadres.ts";
import { AMOUNTS } from "#lib/invoices/domain/check-amounts.ts";
import {
  INVOICE_TYPES,
  type InvoiceType,
  PAYMENT_MODES,
  VAT_TYPES,
  type VatLine,
} from "#lib/invoices/domain/invoice.ts";
import { isOneOf } from "#lib/invoices/domain/status.ts";
import { parseDate } from "#lib/shared/dates.ts";
import { normaliseIdentifier } from "#lib/shared/identifiers.ts";
import { isId } from "#lib/shared/ids.ts";
import { type Money, parseAmount } from "#lib/shared/money.ts";

/** Every field of the deposit form, by the name it is posted under. All are text: what a person typed is never lost. */
export const DRAFT_FIELDS = [
  "cadre",
  "supplierServiceId",
  "bankAccountId",
  "validatorIdentifier",
  "secondValidatorIdentifier",
  "recipientIdentifier",
  "recipientServiceCode",
  "number",
  "issueDate",
  "currency",
  "invoiceType",
  "vatType",
  "exemptionReason",
  "paymentMode",
  "commitmentNumber",
  "contractNumber",
  "originalNumber",
  "totalExclTax",
  "totalTax",
  "totalInclTax",
  "amountDue",
  "comment",
] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];

/** Only the fields that are present are changed; an empty text empties the field. */
export type DraftFields = Readonly<Partial<Record<DraftField, string>>>;

export type TypedVatLine = { readonly rate: string; readonly base: string; readonly tax: string };

/** The language amounts and days are typed in. */
export type TypingLocale = "fr" | "en";

type Reader<T> = (text: string, locale: TypingLocale) => T | null;

const plain: Reader<string> = (text) => text;
const oneOf =
  <T extends string>(list: readonly T[]): Reader<T> =>
  (text) =>
    isOneOf(list, text) ? text : null;
const id: Reader<string> = (text) => (isId(text) ? text : null);
const amount: Reader<Money> = (text, locale) => {
  const result = parseAmount(text, locale);
  return result.ok && !result.data.isNegative() ? result.data : null;
};

/** How each field is read; null says that the text cannot be, and it is then kept as typed. */
const READERS = {
  cadre: (text) => (isDepositCadre(text) ? text : null),
  supplierServiceId: id,
  bankAccountId: id,
  validatorIdentifier: normaliseIdentifier,
  secondValidatorIdentifier: normaliseIdentifier,
  recipientIdentifier: normaliseIdentifier,
  recipientServiceCode: plain,
  number: plain,
  issueDate: parseDate,
  currency: (text) => (/^[A-Za-z]{3}$/.test(text) ? text.toUpperCase() : null),
  invoiceType: oneOf(INVOICE_TYPES),
  vatType: oneOf(VAT_TYPES),
  exemptionReason: plain,
  paymentMode: oneOf(PAYMENT_MODES),
  commitmentNumber: plain,
  contractNumber: plain,
  originalNumber: plain,
  totalExclTax: amount,
  totalTax: amount,
  totalInclTax: amount,
  amountDue: amount,
  comment: plain,
} as const satisfies Readonly<Record<DraftField, Reader<unknown>>>;

/** The values that could be read: null for an emptied field. */
export type ReadFields = { -readonly [F in DraftField]?: ReturnType<(typeof READERS)[F]> };

export type DraftReading = {
  readonly values: ReadFields;
  /** Typed and not readable, as typed. The value itself is then null. */
  readonly raw: Readonly<Partial<Record<DraftField, string>>>;
};

/** Text as it may be stored: no control character but line ends and tabs, composed accents, no spaces around. */
export function cleanText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cc}\p{Cs}]/gu, (char) => (char === "\n" || char === "\t" ? char : ""))
    .trim();
}

/**
 * Reads what was typed. Never refuses: a draft keeps anything. `invoiceType` is the type once these fields are applied, since
 * a credit note typed with negative amounts is read as positive ones (check C8).
 */
export function readDraft(fields: DraftFields, invoiceType: InvoiceType, locale: TypingLocale): DraftReading {
  const values: Record<string, unknown> = {};
  const raw: Partial<Record<DraftField, string>> = {};
  for (const [name, text] of Object.entries(turnCredit(fields, invoiceType, locale))) {
    const field = name as DraftField;
    const clean = cleanText(text);
    values[field] = clean === "" ? null : READERS[field](clean, locale);
    if (clean !== "" && values[field] === null) raw[field] = clean;
  }
  return { values: values as ReadFields, raw };
}

/** The amounts of a credit note without their signs, when all of them are negative. */
function turnCredit(fields: DraftFields, invoiceType: InvoiceType, locale: TypingLocale): DraftFields {
  if (invoiceType !== "AVOIR") return fields;
  const read = AMOUNTS.filter((name) => name !== "globalDiscount").flatMap((name) => {
    const typed = fields[name];
    const result = typed === undefined ? null : parseAmount(typed, locale);
    return result?.ok && !result.data.isZero() ? [{ name, text: typed ?? "", negative: result.data.isNegative() }] : [];
  });
  if (read.length === 0 || read.some((one) => !one.negative)) return fields;
  return { ...fields, ...Object.fromEntries(read.map(({ name, text }) => [name, text.replace(/[-−–]/g, "")])) };
}

/** The VAT detail as typed, or null when one cell cannot be read. Rows left empty are dropped. */
export function readVatLines(rows: readonly TypedVatLine[], locale: TypingLocale): readonly VatLine[] | null {
  const filled = rows.filter((row) => [row.rate, row.base, row.tax].some((cell) => cell.trim() !== ""));
  const lines = filled.map((row) => {
    const [rate, base, tax] = [
      parseAmount(row.rate.replace("%", ""), locale),
      parseAmount(row.base, locale),
      parseAmount(row.tax, locale),
    ];
    const sound = rate.ok && base.ok && tax.ok && !rate.data.isNegative() && rate.data.decimals() <= 4;
    return sound && rate.data.toString(0).length <= 8 ? { rate: rate.data, base: base.data, tax: tax.data } : null;
  });
  return lines.every((line) => line !== null) ? lines : null;
}
