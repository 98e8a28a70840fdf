import "server-only";
import { findPlaces } from "#lib/documents/data/document-words.ts";
import { type PlacedWord, placedWords } from "#lib/documents/domain/placed-words.ts";
import type { FirstLook } from "#lib/documents/domain/reading.ts";
import { DOCUMENT_LIMITS } from "#lib/documents/domain/refusals.ts";
import { loadDocument } from "#lib/documents/queries/load-document.ts";
import { readers } from "#lib/documents/reading/readers.ts";

/**
 * The words of a page with their places, so that a click on one fills a field. From the text of the page, or as they were read from its
 * picture; none where that could not be. Whoever calls has made sure that the person may see the document. Null without such a document.
 */
export async function pageWords(documentId: string, page: number): Promise<readonly PlacedWord[] | null> {
  const kept = await findPlaces(documentId, page);
  if (kept) return kept;
  const document = await loadDocument(documentId);
  if (!document) return null;
  const { bytes, fileName } = document;
  const looked = await readers().text.run<FirstLook>("look", { bytes, fileName }, DOCUMENT_LIMITS.textMs);
  const text = looked.ok ? looked.data.texts.find((one) => one.page === page) : undefined;
  return text ? placedWords(text) : [];
}
