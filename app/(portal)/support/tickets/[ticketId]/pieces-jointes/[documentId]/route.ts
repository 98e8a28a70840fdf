import { notFound } from "#app/api/answers.ts";
import { savedFile } from "#app/sent-file.ts";
import { currentActor } from "#lib/access/web.ts";
import { loadDocument } from "#lib/documents/index.ts";
import { isTicketFile } from "#lib/tickets/index.ts";

type Context = { params: Promise<{ ticketId: string; documentId: string }> };

/** A file of a ticket, for both sides, always to be saved: whatever it holds, no browser shows it under the portal's address (T-09). */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const [actor, { ticketId, documentId }] = [await currentActor(), await params];
  const allowed = actor && (await isTicketFile(actor, ticketId, documentId));
  const document = allowed ? await loadDocument(documentId) : null;
  return document ? savedFile(document) : notFound();
}
