import "server-only";
import { DRAFT_FIELDS, type DraftField, type TypedVatLine } from "#lib/invoices/domain/draft-fields.ts";
import { isOneOf } from "#lib/invoices/domain/status.ts";

/** What a draft holds that could not be read, by field; the VAT detail as the rows that were typed. */
export type RawDraft = Readonly<Partial<Record<DraftField | "vatLines", string>>>;

/** The column as the domain takes it: names that the form does not have are left out. */
export function toRaw(column: unknown): RawDraft {
  if (typeof column !== "object" || column === null) return {};
  const kept = Object.entries(column).filter(
    ([name, text]) => typeof text === "string" && (name === "vatLines" || isOneOf(DRAFT_FIELDS, name)),
  );
  return Object.fromEntries(kept);
}

/** The VAT rows kept as typed, or null when they could be read. */
export function rawVatLines(raw: RawDraft): readonly TypedVatLine[] | null {
  return raw.vatLines === undefined ? null : (JSON.parse(raw.vatLines) as TypedVatLine[]);
}
