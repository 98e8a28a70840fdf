import { notFound } from "#app/api/answers.ts";
import { currentActor } from "#lib/access/web.ts";
import { loadDocument } from "#lib/documents/index.ts";
import { isTicketFile } from "#lib/tickets/index.ts";

type Context = { params: Promise<{ ticketId: string; documentId: string }> };

/** A file of a ticket, for both sides, always to be saved: whatever it holds, no browser shows it under the portal's address (T-09). */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const [actor, { ticketId, documentId }] = [await currentActor(), await params];
  const allowed = actor && (await isTicketFile(actor, ticketId, documentId));
  const document = allowed ? await loadDocument(documentId) : null;
  if (!document) return notFound();
  const ascii = document.fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  return new Response(Buffer.from(document.bytes), {
    headers: {
      "content-type": document.mediaType,
      "content-length": String(document.bytes.length),
      "content-disposition": `attachment; filename="${ascii}"`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    },
  });
}
