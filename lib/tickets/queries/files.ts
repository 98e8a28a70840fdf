import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";
import { ticketOfLink } from "#lib/tickets/data/links.ts";
import { type TicketLook, visibleTo } from "#lib/tickets/data/ticket.scope.ts";

/** True when the person may take the file: it belongs to a ticket that they see, from whatever side, and is not a note's that they may not read. */
export async function isTicketFile(actor: Actor, ticketId: string, documentId: string): Promise<boolean> {
  if (!isId(ticketId) || !isId(documentId)) return false;
  const within = (look: TicketLook) => ({ documentId, ticket: { AND: [{ id: ticketId }, visibleTo(actor, look)] } });
  const found = await db().ticketFile.count({
    where: { OR: [{ ...within("issued"), internal: false }, within("received"), within("support")] },
  });
  return found > 0;
}

/** The same for whoever holds the mailed link of a ticket: the files of that one, without those of notes. */
export async function isLinkedFile(token: string, documentId: string): Promise<boolean> {
  if (!isId(documentId)) return false;
  const ticketId = await ticketOfLink(db(), token);
  if (!ticketId) return false;
  return (await db().ticketFile.count({ where: { ticketId, documentId, internal: false } })) > 0;
}
