import { type DocumentFields, noFields } from "#lib/documents/domain/fields.ts";
import type { PageText } from "#lib/documents/domain/page-text.ts";
import type { KnownParties, ReadingWarning } from "#lib/documents/domain/reading.ts";

/** The fields of an invoice from the words of its pages. */
export function readPages(
  _pages: readonly PageText[],
  _known: KnownParties,
): { fields: DocumentFields; warnings: ReadingWarning[]; identifiers: string[] } {
  return { fields: noFields(), warnings: [], identifiers: [] };
}
