import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { collectBytes, type Incoming } from "#lib/documents/commands/collect-bytes.ts";
import {
  auditStored,
  mayDeposit,
  type ReceiveInput,
  type ReceiveRefusal,
  refuseViruses,
} from "#lib/documents/commands/receive-document.ts";
import { insertDocument } from "#lib/documents/data/documents.ts";
import {
  ARCHIVE_LIMITS,
  type ArchiveKind,
  type ArchiveRefusal,
  agreesWithName,
  archiveKind,
} from "#lib/documents/domain/archive.ts";
import { checkFileName } from "#lib/documents/domain/file-name.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { storeBytes } from "#lib/platform/storage.ts";
import { newId } from "#lib/shared/ids.ts";
import { type Result, refuse } from "#lib/shared/result.ts";

const MEDIA_TYPES: Readonly<Record<ArchiveKind, string>> = { ZIP: "application/zip", TAR_GZ: "application/gzip" };
/** Extensions of single invoices: an archive under one of these bears a wrong name. */
const SINGLE = ["pdf", "xml", "jpg", "jpeg", "png", "tif", "tiff", "webp"];
const HEAD = 4;

/**
 * What an incoming file is, by its first bytes, and the file with these bytes still before it. Null: no archive, a file by itself.
 */
export async function peekArchive(incoming: Incoming): Promise<{ kind: ArchiveKind | null; bytes: Incoming }> {
  if (incoming instanceof Uint8Array) return { kind: archiveKind(incoming), bytes: incoming };
  const rest = incoming[Symbol.asyncIterator]();
  const begun: Uint8Array[] = [];
  let ended = false;
  for (let size = 0; size < HEAD && !ended; ) {
    const next = await rest.next();
    ended = next.done === true;
    if (!next.done) begun.push(next.value);
    size += next.done ? 0 : next.value.length;
  }
  async function* whole() {
    yield* begun;
    if (!ended) yield* { [Symbol.asyncIterator]: () => rest };
  }
  return { kind: archiveKind(Buffer.concat(begun)), bytes: whole() };
}

export type ReceivedArchive = { readonly documentId: string; readonly sha256: string };

/**
 * Takes in an archive of invoices whole: size as it arrives, name, virus check, storage, then its row in one transaction with what
 * `alongside` adds. It is opened later, by a job: a refused one leaves nothing behind.
 */
export async function receiveArchive<T, C extends string>(
  actor: Actor,
  input: ReceiveInput & { readonly kind: ArchiveKind },
  alongside: (tx: Tx, received: ReceivedArchive) => Promise<Result<T, C>>,
): Promise<Result<T, C | ReceiveRefusal | ArchiveRefusal>> {
  const { structureId, fileName, kind } = input;
  const allowed = await mayDeposit(actor, structureId);
  if (!allowed.ok) return allowed;
  const name = checkFileName(fileName, ARCHIVE_LIMITS.nameLength);
  if (!name.ok) return name;
  const { extension } = name.data;
  // An office document is a zip too.
  if (!agreesWithName(kind, extension) && !SINGLE.includes(extension)) {
    return refuse("UNSUPPORTED_TYPE", { params: { extension } });
  }
  if (!agreesWithName(kind, extension)) {
    return refuse("EXTENSION_MISMATCH", { params: { extension, expected: kind === "ZIP" ? "zip" : "tgz" } });
  }
  const collected = await collectBytes(input.bytes, ARCHIVE_LIMITS.bytes);
  if (!collected.ok) return refuse("ARCHIVE_TOO_LARGE", { params: { limit: ARCHIVE_LIMITS.bytes } });
  const bytes = collected.data;
  const scanned = await refuseViruses(bytes);
  if (!scanned.ok) return scanned;

  const sha256 = await storeBytes(bytes);
  const documentId = newId(now().getTime());
  return transaction<Result<T, C>>(async (tx) => {
    await insertDocument(tx, {
      id: documentId,
      sha256,
      size: bytes.length,
      fileName,
      mediaType: MEDIA_TYPES[kind],
      detectedKind: kind === "ZIP" ? "zip" : "tar.gz",
      signatures: [],
      scanned: scanned.data,
      uploadedById: actor.userId,
      structureId,
    });
    await auditStored(tx, actor, structureId, { documentId, sha256, size: bytes.length });
    const done = await alongside(tx, { documentId, sha256 });
    return done.ok ? done : abort(done);
  });
}
