import "server-only";
import { db } from "#lib/platform/db.ts";
import { loadBytes } from "#lib/platform/storage.ts";

export type LoadedDocument = { readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** A stored document whole. Whoever calls has made sure that the person may see it. */
export async function loadDocument(documentId: string): Promise<LoadedDocument | null> {
  const row = await db().document.findUnique({
    where: { id: documentId },
    select: { sha256: true, fileName: true, mediaType: true },
  });
  return row && { fileName: row.fileName, mediaType: row.mediaType, bytes: await loadBytes(row.sha256) };
}
