import "server-only";
import type { ExtractionRow } from "#lib/documents/data/documents.ts";
import { findExtraction } from "#lib/documents/data/extraction-progress.ts";

export type ExtractionState = ExtractionRow;

/** Where the reading of a document stands, with what was read. Null for an attachment, which is not read. Access is the caller's to check. */
export function getExtraction(documentId: string): Promise<ExtractionState | null> {
  return findExtraction(documentId);
}
