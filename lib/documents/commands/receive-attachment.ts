import "server-only";
import { fileTypeFromBuffer } from "file-type";
import type { Actor } from "#lib/access/index.ts";
import { collectBytes } from "#lib/documents/commands/collect-bytes.ts";
import {
  auditStored,
  mayDeposit,
  type ReceiveInput,
  type ReceiveRefusal,
  refuseViruses,
} from "#lib/documents/commands/receive-document.ts";
import { insertDocument } from "#lib/documents/data/documents.ts";
import { checkAttachment, contentAgrees } from "#lib/documents/domain/attachment-types.ts";
import { SEARCHED_TYPES } from "#lib/documents/domain/searched-types.ts";
import { readSignatures } from "#lib/documents/reading/read-signatures.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/queue.ts";
import { storeBytes } from "#lib/platform/storage.ts";
import { newId } from "#lib/shared/ids.ts";
import { type Result, refuse } from "#lib/shared/result.ts";

/**
 * Takes in a file that accompanies an invoice: any type of domain reference § 8.6, never opened, kept as it came. `alongside` ties
 * it to its invoice in the same transaction: a file without an invoice is never kept.
 */
export async function receiveAttachment<T, C extends string>(
  actor: Actor,
  input: ReceiveInput,
  alongside: (tx: Tx, documentId: string) => Promise<Result<T, C>>,
): Promise<Result<T, C | ReceiveRefusal>> {
  const allowed = await mayDeposit(actor, input.structureId);
  if (!allowed.ok) return allowed;
  const collected = await collectBytes(input.bytes);
  if (!collected.ok) return collected;
  const bytes = collected.data;
  const checked = checkAttachment(input.fileName, bytes.length);
  if (!checked.ok) return checked;
  const found = (await fileTypeFromBuffer(bytes))?.ext;
  if (!contentAgrees(checked.data, found, bytes)) {
    const params = { extension: checked.data.extension, expected: found ?? checked.data.contents.join(", ") };
    return refuse("EXTENSION_MISMATCH", { params });
  }
  const scanned = await refuseViruses(bytes);
  if (!scanned.ok) return scanned;

  const [sha256, signatures] = await Promise.all([storeBytes(bytes), readSignatures(bytes)]);
  const documentId = newId(now().getTime());
  return transaction<Result<T, C>>(async (tx) => {
    await insertDocument(tx, {
      id: documentId,
      sha256,
      size: bytes.length,
      fileName: input.fileName,
      mediaType: checked.data.mediaType,
      detectedKind: null,
      signatures,
      scanned: scanned.data,
      uploadedById: actor.userId,
      structureId: input.structureId,
    });
    if (SEARCHED_TYPES[checked.data.mediaType]) await enqueue(tx, "document.words", { documentId });
    await auditStored(tx, actor, input.structureId, { documentId, sha256, size: bytes.length });
    const done = await alongside(tx, documentId);
    return done.ok ? done : abort(done);
  });
}
