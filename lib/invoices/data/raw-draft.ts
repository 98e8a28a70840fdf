import "server-only";
import {
  DRAFT_FIELDS,
  type DraftField,
  type TypedVatLine,
  type TypingLocale,
} from "#lib/invoices/domain/draft-fields.ts";
import type { InvoiceValues } from "#lib/invoices/domain/invoice.ts";
import { readRawLines } from "#lib/invoices/domain/raw-lines.ts";
import { isOneOf } from "#lib/invoices/domain/status.ts";
import { type TypedLine, typedLines } from "#lib/invoices/domain/typed-lines.ts";

/** What a draft holds that could not be read, by field; the VAT detail as the rows that were typed. */
export type RawDraft = Readonly<Partial<Record<DraftField | "vatLines" | "lines", string>>>;

/** The column as the domain takes it: names that the form does not have are left out. */
export function toRaw(column: unknown): RawDraft {
  if (typeof column !== "object" || column === null) return {};
  const kept = Object.entries(column).filter(
    ([name, text]) =>
      typeof text === "string" && (name === "vatLines" || name === "lines" || isOneOf(DRAFT_FIELDS, name)),
  );
  return Object.fromEntries(kept);
}

/** The lines as the form shows them: as typed when one of them could not be read. */
export function formLines(
  values: Pick<InvoiceValues, "lines">,
  raw: RawDraft,
  locale: TypingLocale,
): readonly TypedLine[] {
  return raw.lines === undefined ? typedLines(values.lines, locale) : readRawLines(raw.lines).rows;
}

/** The VAT rows kept as typed, or null when they could be read. */
export function rawVatLines(raw: RawDraft): readonly TypedVatLine[] | null {
  return raw.vatLines === undefined ? null : (JSON.parse(raw.vatLines) as TypedVatLine[]);
}
