import "server-only";
import { type Actor, refusedIn, structuresWith } from "#lib/access/index.ts";
import { recordAudit, recordDenied } from "#lib/audit/index.ts";
import { collectBytes, type Incoming } from "#lib/documents/commands/collect-bytes.ts";
import { keepWords } from "#lib/documents/data/document-words.ts";
import { insertDocument, insertExtraction } from "#lib/documents/data/documents.ts";
import { depositorOf, publicRecipientsAmong } from "#lib/documents/data/known-parties.ts";
import { detectFormat } from "#lib/documents/domain/detect.ts";
import type { DocumentReading } from "#lib/documents/domain/reading.ts";
import type { DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { readDocument } from "#lib/documents/reading/read-document.ts";
import { readSignatures } from "#lib/documents/reading/read-signatures.ts";
import { checkForVirus } from "#lib/platform/clamd.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/queue.ts";
import { storeBytes } from "#lib/platform/storage.ts";
import { newId } from "#lib/shared/ids.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";

export type ReceiveRefusal = DocumentRefusal | "FORBIDDEN" | "NOT_FOUND";

export type ReceivedDocument = {
  readonly documentId: string;
  readonly sha256: string;
  readonly size: number;
  readonly fileName: string;
  /** What was read. With `needsOcr` the fields are still to come, from a job. */
  readonly reading: DocumentReading;
};

export type ReceiveInput = { readonly structureId: string; readonly fileName: string; readonly bytes: Incoming };

/** What commits together with the document, the draft that holds it for instance. A refusal undoes both. */
export type Alongside<T, C extends string> = (tx: Tx, received: ReceivedDocument) => Promise<Result<T, C>>;

/**
 * Takes in an invoice deposited for a structure: size as it arrives, name, type by content, virus check, reading, storage, then its
 * rows in one transaction with what `alongside` adds. A document with text is read when this returns; of a scan or a photo,
 * the reading is a job enqueued in that transaction. A refused file leaves nothing behind.
 */
export async function receiveDocument<T, C extends string>(
  actor: Actor,
  input: ReceiveInput,
  alongside: Alongside<T, C>,
): Promise<Result<T, C | ReceiveRefusal>> {
  const allowed = await mayDeposit(actor, input.structureId);
  if (!allowed.ok) return allowed;
  const collected = await collectBytes(input.bytes);
  if (!collected.ok) return collected;
  const bytes = collected.data;
  const detected = detectFormat(bytes, input.fileName);
  if (!detected.ok) return detected;
  const checked = await refuseViruses(bytes);
  if (!checked.ok) return checked;
  const places = actor.memberships.map((one) => one.structureId);
  const { ownIdentifiers, layouts } = await depositorOf(places, input.structureId);
  const read = await readDocument({
    bytes,
    fileName: input.fileName,
    allowOcr: false,
    context: { ownIdentifiers, findRecipients: publicRecipientsAmong, layouts },
  });
  if (!read.ok) return read;
  const reading = read.data;

  const [sha256, signatures] = await Promise.all([storeBytes(bytes), readSignatures(bytes)]);
  const at = now();
  const received = {
    documentId: newId(at.getTime()),
    sha256,
    size: bytes.length,
    fileName: input.fileName,
    reading,
  };
  return transaction<Result<T, C>>(async (tx) => {
    await insertDocument(tx, {
      id: received.documentId,
      sha256,
      size: received.size,
      fileName: received.fileName,
      mediaType: reading.format.mediaType,
      detectedKind: reading.kind,
      signatures,
      scanned: checked.data,
      uploadedById: actor.userId,
      structureId: input.structureId,
    });
    const status = await insertExtraction(tx, received.documentId, reading, at);
    if (status === "PENDING") await enqueue(tx, "document.read", { documentId: received.documentId });
    else await keepWords(tx, received.documentId, reading.text);
    await auditStored(tx, actor, input.structureId, received);
    const done = await alongside(tx, received);
    return done.ok ? done : abort(done);
  });
}

/** The person may prepare invoices for the structure, or for one of its services. An attempt without the right is kept. */
export async function mayDeposit(actor: Actor, structureId: string): Promise<Result<true, "FORBIDDEN" | "NOT_FOUND">> {
  if (structuresWith(actor, "invoice.draft").some((reach) => reach.structureId === structureId)) return ok(true);
  const refused = await refusedIn(actor, structureId);
  // An id that is not theirs is kept without it: the trail points to what exists.
  await recordDenied(actor, "invoice.draft", { structureId: refused.code === "FORBIDDEN" ? structureId : null });
  return refused;
}

/** True when an antivirus looked and found nothing, false when none is configured. Silence of a configured one refuses. */
export async function refuseViruses(
  bytes: Uint8Array,
): Promise<Result<boolean, "VIRUS_FOUND" | "SCANNER_UNAVAILABLE">> {
  const seen = await checkForVirus(bytes);
  if (seen === null) return ok(false);
  if (seen.verdict === "clean") return ok(true);
  return seen.verdict === "infected"
    ? refuse("VIRUS_FOUND", { params: { signature: seen.signature.slice(0, 80) } })
    : (refuse("SCANNER_UNAVAILABLE") satisfies Refusal);
}

export async function auditStored(
  tx: Tx,
  actor: Actor,
  structureId: string,
  stored: { documentId: string; sha256: string; size: number },
): Promise<void> {
  await recordAudit(tx, {
    type: "document.stored",
    detail: { sha256: stored.sha256, size: stored.size },
    userId: actor.userId,
    sessionId: actor.sessionId,
    structureId,
    subject: { type: "document", id: stored.documentId },
  });
}
