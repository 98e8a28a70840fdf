import "server-only";
import { keepWords, withoutWords } from "#lib/documents/data/document-words.ts";
import { DOCUMENT_LIMITS } from "#lib/documents/domain/refusals.ts";
import { SEARCHED_TYPES } from "#lib/documents/domain/searched-types.ts";
import { loadDocument } from "#lib/documents/queries/load-document.ts";
import { readers } from "#lib/documents/reading/readers.ts";
import { transaction } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/queue.ts";

/** Missing words looked for in one night. */
const MOST_A_NIGHT = 5_000;

/** Looks for the words of a stored document: what runs for a `document.words` job. Without any, it keeps that there are none. */
export async function readWords(documentId: string): Promise<void> {
  const document = await loadDocument(documentId);
  if (!document) return;
  const { bytes, mediaType } = document;
  const read = await readers().text.run<string>("words", { bytes, mediaType }, DOCUMENT_LIMITS.textMs);
  // A portal that has no time now asks again; a file that cannot be read never can.
  if (!read.ok && read.code === "READER_BUSY") throw new Error("no reader is free");
  await transaction((tx) => keepWords(tx, documentId, read.ok ? read.data : ""));
}

/** Orders the words of documents that have none yet, newest first. Gives how many. */
export async function orderMissingWords(): Promise<number> {
  const ids = await withoutWords(Object.keys(SEARCHED_TYPES), MOST_A_NIGHT);
  await transaction(async (tx) => {
    for (const documentId of ids) await enqueue(tx, "document.words", { documentId });
  });
  return ids.length;
}
