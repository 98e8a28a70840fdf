import type { DraftField, DraftFields, TypedVatLine } from "#lib/invoices/domain/draft-fields.ts";
import type { DraftTexts } from "#lib/invoices/domain/draft-texts.ts";
import type { TypedLine } from "#lib/invoices/domain/typed-lines.ts";

/** What a new draft starts from: the texts of another invoice, in the notation of one language. */
export type CopySource = {
  readonly texts: DraftTexts;
  readonly vatLines: readonly TypedVatLine[];
  /** Of an invoice keyed in line by line; none otherwise. */
  readonly lines: readonly TypedLine[];
};

export type Copied = {
  readonly fields: DraftFields;
  readonly vatLines: readonly TypedVatLine[];
  readonly lines: readonly TypedLine[];
};

/** A number names one invoice for ever, and a date is that of the day it is issued (domain reference § 8.5, § 10.3). */
export const NEVER_COPIED = ["number", "issueDate"] as const satisfies readonly DraftField[];

/**
 * What a copy takes of an invoice, whatever it is made for: « Dupliquer », or « Corriger et renvoyer » after a rejection. Everything
 * that was said is said again, but for what names that one invoice; its files stay where they are, since the document bears its number.
 */
export function copyOf({ texts, vatLines, lines }: CopySource): Copied {
  const never: readonly string[] = NEVER_COPIED;
  const kept = Object.entries(texts).filter(([field, text]) => !never.includes(field) && text !== "");
  return { fields: Object.fromEntries(kept), vatLines, lines };
}
