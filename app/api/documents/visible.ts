import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { currentActor } from "#lib/access/web.ts";
import { type DocumentAccess, documentAccess } from "#lib/invoices/index.ts";

/** The document of the address, when the person who asks sees an invoice that holds it. Anyone else finds nothing there. */
export async function visibleDocument(documentId: string): Promise<{ actor: Actor; file: DocumentAccess } | null> {
  const actor = await currentActor();
  const file = actor && (await documentAccess(actor, documentId));
  return file ? { actor, file } : null;
}
