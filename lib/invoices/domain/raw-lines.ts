import type { TypingLocale } from "#lib/invoices/domain/draft-fields.ts";
import type { TypedLine } from "#lib/invoices/domain/typed-lines.ts";

/** Lines of which one at least could not be read: all of them as typed, with the language they were typed in. */
export type RawLines = { readonly locale: TypingLocale; readonly rows: readonly TypedLine[] };

export function writeRawLines(rows: readonly TypedLine[], locale: TypingLocale): string {
  return JSON.stringify({ locale, rows });
}

/** Only `writeRawLines` writes it. */
export function readRawLines(text: string): RawLines {
  return JSON.parse(text) as RawLines;
}
