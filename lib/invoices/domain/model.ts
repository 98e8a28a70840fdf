import { type Copied, NEVER_COPIED } from "#lib/invoices/domain/copy.ts";
import { DRAFT_FIELDS, type DraftFields } from "#lib/invoices/domain/draft-fields.ts";

/** What a model holds: what a copy of an invoice would say, in plain notation. */
export type ModelContent = Copied;

const TAKEN: readonly string[] = DRAFT_FIELDS.filter((field) => !(NEVER_COPIED as readonly string[]).includes(field));

/** What was kept, read again: another version of the portal may have kept a field that is no longer one, and a number or a date never comes out. */
export function readContent(kept: unknown): ModelContent {
  const { fields, vatLines, lines } = (kept ?? {}) as Partial<Record<keyof ModelContent, unknown>>;
  const known = Object.entries((fields ?? {}) as Record<string, unknown>).filter(
    ([field, text]) => TAKEN.includes(field) && typeof text === "string",
  );
  return {
    fields: Object.fromEntries(known) as DraftFields,
    vatLines: Array.isArray(vatLines) ? vatLines : [],
    lines: Array.isArray(lines) ? lines : [],
  };
}
