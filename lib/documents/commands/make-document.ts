import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { auditStored } from "#lib/documents/commands/receive-document.ts";
import { keepWords } from "#lib/documents/data/document-words.ts";
import { insertDocument, insertExtraction } from "#lib/documents/data/documents.ts";
import type { FreshReading } from "#lib/documents/domain/reading.ts";
import { readDocument } from "#lib/documents/reading/read-document.ts";
import { now } from "#lib/platform/clock.ts";
import type { Tx } from "#lib/platform/db.ts";
import { storeBytes } from "#lib/platform/storage.ts";
import { newId } from "#lib/shared/ids.ts";

/** A file that the portal made itself, stored and read, and not yet known to the database. */
export type MadeDocument = {
  readonly sha256: string;
  readonly size: number;
  readonly fileName: string;
  readonly reading: FreshReading;
};

/** Stores the bytes of a PDF that the portal made, and reads it as it reads any. Throws when it cannot be read: that is a fault of ours. */
export async function makeDocument(bytes: Uint8Array, fileName: string): Promise<MadeDocument> {
  const context = { ownIdentifiers: [], findRecipients: async () => [] };
  const read = await readDocument({ bytes, fileName, allowOcr: false, context });
  if (!read.ok) throw new Error(`a document that the portal made cannot be read: ${read.code}`);
  return { sha256: await storeBytes(bytes), size: bytes.length, fileName, reading: read.data };
}

/** Its rows, in the transaction of the invoice that it belongs to. Gives the id of the document. */
export async function keepMadeDocument(
  tx: Tx,
  actor: Actor,
  structureId: string,
  { sha256, size, fileName, reading }: MadeDocument,
): Promise<string> {
  const at = now();
  const id = newId(at.getTime());
  await insertDocument(tx, {
    id,
    sha256,
    size,
    fileName,
    mediaType: reading.format.mediaType,
    detectedKind: reading.kind,
    signatures: [],
    scanned: false,
    uploadedById: actor.userId,
    structureId,
  });
  await insertExtraction(tx, id, reading, at);
  await keepWords(tx, id, reading.text);
  await auditStored(tx, actor, structureId, { documentId: id, sha256, size });
  return id;
}
