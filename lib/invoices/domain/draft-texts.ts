import {
  DRAFT_FIELDS,
  type DraftField,
  type TypedVatLine,
  type TypingLocale,
} from "#lib/invoices/domain/draft-fields.ts";
import type { InvoiceValues, VatLine } from "#lib/invoices/domain/invoice.ts";
import { formatAmount, Money } from "#lib/shared/money.ts";

export type DraftTexts = Readonly<Record<DraftField, string>>;

/** Identifiers that the form shows for what the draft holds as rows. */
export type DraftNames = Readonly<
  Record<
    "recipientIdentifier" | "recipientServiceCode" | "validatorIdentifier" | "secondValidatorIdentifier",
    string | null
  >
>;

/**
 * What each field of the form shows: what was typed and could not be read, else the value. Amounts in the person's notation, days
 * as a date input wants them (ISO). Reading these texts again gives the same draft.
 */
export function draftTexts(
  values: InvoiceValues,
  raw: Readonly<Partial<Record<DraftField, string>>>,
  names: DraftNames,
  locale: TypingLocale,
): DraftTexts {
  const textOf = (field: DraftField): string => {
    const typed = raw[field];
    if (typed !== undefined) return typed;
    const value = field in names ? names[field as keyof DraftNames] : values[field as keyof InvoiceValues];
    if (value instanceof Money) return formatAmount(value, locale);
    return typeof value === "string" ? value : "";
  };
  return Object.fromEntries(DRAFT_FIELDS.map((field) => [field, textOf(field)])) as DraftTexts;
}

/** The VAT detail as the form shows it. */
export function typedVatLines(lines: readonly VatLine[], locale: TypingLocale): TypedVatLine[] {
  return lines.map((line) => ({
    rate: formatAmount(line.rate, locale).replace(/[.,]00$/, ""),
    base: formatAmount(line.base, locale),
    tax: formatAmount(line.tax, locale),
  }));
}
