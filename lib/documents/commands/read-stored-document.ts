import "server-only";
import { keepPlaces, keepWords } from "#lib/documents/data/document-words.ts";
import {
  abandonExtraction,
  claimExtraction,
  finishExtraction,
  noteProgress,
} from "#lib/documents/data/extraction-progress.ts";
import { identifiersOf, publicRecipientsAmong } from "#lib/documents/data/known-parties.ts";
import { layoutsOf } from "#lib/documents/data/learnt-layouts.ts";
import type { DocumentReading } from "#lib/documents/domain/reading.ts";
import { readDocument } from "#lib/documents/reading/read-document.ts";
import { now } from "#lib/platform/clock.ts";
import { type Tx, transaction } from "#lib/platform/db.ts";
import { logger } from "#lib/platform/logger.ts";
import { loadBytes } from "#lib/platform/storage.ts";

/**
 * Reads the images of a stored document: what runs for a `document.read` job. Progress shows in the extraction; the end of the reading and what
 * `alongside` makes of it (the draft's empty fields) commit together. A document that was read already, or cannot be, is left as it
 * is: running the same job twice has no second effect. Throws when storage or database fail, and the job then runs again.
 */
export async function readStoredDocument(
  documentId: string,
  alongside: (tx: Tx, reading: DocumentReading) => Promise<void>,
): Promise<void> {
  const claimed = await claimExtraction(documentId, now());
  if (!claimed) return;
  const bytes = await loadBytes(claimed.sha256);
  let progress = Promise.resolve();
  const result = await readDocument({
    bytes,
    fileName: claimed.fileName,
    allowOcr: true,
    context: {
      ownIdentifiers: await identifiersOf(claimed.structureId ? [claimed.structureId] : []),
      findRecipients: publicRecipientsAmong,
      layouts: claimed.structureId ? await layoutsOf(claimed.structureId) : [],
    },
    onProgress: (page, pages) => {
      // A note that is lost costs a step of the progress bar, never the reading.
      progress = progress
        .then(() => noteProgress(documentId, page, pages))
        .catch((error) => logger().warn({ documentId, error }, "progress of a reading could not be noted"));
    },
  });
  await progress;
  await transaction(async (tx) => {
    if (!result.ok) {
      await finishExtraction(tx, documentId, { failure: result.code }, now());
      return;
    }
    if (!(await finishExtraction(tx, documentId, { reading: result.data }, now()))) return;
    await keepWords(tx, documentId, result.data.text);
    await keepPlaces(tx, documentId, result.data.placed);
    await alongside(tx, result.data);
  });
}

/** What runs for a `document.unread` job: the last try of `document.read` failed too, or its worker died each time. */
export function giveUpReading(documentId: string): Promise<void> {
  return abandonExtraction(documentId, now());
}
