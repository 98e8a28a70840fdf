import "server-only";
import { fileTypeFromBuffer } from "file-type";
import { refuseViruses } from "#lib/documents/commands/receive-document.ts";
import { insertDocument } from "#lib/documents/data/documents.ts";
import { ATTACHMENT_TYPES, checkAttachment, contentAgrees } from "#lib/documents/domain/attachment-types.ts";
import { DOCUMENT_LIMITS, type DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import type { Tx } from "#lib/platform/db.ts";
import { storeBytes } from "#lib/platform/storage.ts";
import { newId } from "#lib/shared/ids.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type EvidenceFile = { readonly fileName: string; readonly bytes: Uint8Array };
export type Checked = EvidenceFile & { readonly mediaType: string; readonly sha256: string; readonly scanned: boolean };

/** What people send to prove something: pictures and PDF, which whoever decides can open. */
const EVIDENCE = ["pdf", "jpg", "jpeg", "png", "tif", "tiff"];
export const EVIDENCE_ACCEPT = EVIDENCE.map((extension) => `.${extension}`).join(",");
/** Everything that may be attached to an invoice: what people send with a request for help. */
export const ANY_ATTACHMENT = ATTACHMENT_TYPES.map(({ extension }) => extension);

/**
 * Checks and stores files that prove something and belong to no invoice: type by name and by content, virus check. The bytes are kept under
 * their hash; `keepEvidence` writes their rows in the caller's transaction.
 */
export async function receiveEvidence(
  files: readonly EvidenceFile[],
  accepted: readonly string[] = EVIDENCE,
): Promise<Result<readonly Checked[], DocumentRefusal>> {
  const checked: Checked[] = [];
  for (const file of files) {
    const size = file.bytes.length;
    if (size > DOCUMENT_LIMITS.bytes) return refuse("TOO_LARGE", { params: { size, limit: DOCUMENT_LIMITS.bytes } });
    const type = checkAttachment(file.fileName, size);
    if (!type.ok) return type;
    const { extension, mediaType } = type.data;
    if (!accepted.includes(extension)) return refuse("EXTENSION_NOT_ACCEPTED", { params: { extension } });
    const found = (await fileTypeFromBuffer(file.bytes))?.ext;
    if (!contentAgrees(type.data, found, file.bytes))
      return refuse("EXTENSION_MISMATCH", { params: { extension, expected: found ?? extension } });
    const scanned = await refuseViruses(file.bytes);
    if (!scanned.ok) return scanned;
    checked.push({ ...file, mediaType, scanned: scanned.data, sha256: await storeBytes(file.bytes) });
  }
  return ok(checked);
}

/** Writes the rows of received files; gives their ids, in order. @param userId null: whoever sent them has no account. */
export async function keepEvidence(
  tx: Tx,
  files: readonly Checked[],
  { userId, at }: { userId: string | null; at: Date },
): Promise<string[]> {
  const ids: string[] = [];
  for (const { sha256, bytes, fileName, mediaType, scanned } of files) {
    const id = newId(at.getTime());
    await insertDocument(tx, {
      ...{ id, sha256, size: bytes.length, fileName, mediaType, scanned },
      detectedKind: null,
      signatures: [],
      uploadedById: userId,
      // They prove something to support; no structure owns them.
      structureId: null,
    });
    ids.push(id);
  }
  return ids;
}
