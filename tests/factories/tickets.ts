import type { Actor } from "#lib/access/index.ts";
import { db } from "#lib/platform/db.ts";
import type { FORM_EVENTS } from "#lib/tickets/domain/transitions.ts";
import { moveTicket, openTicket, type TicketLook } from "#lib/tickets/index.ts";
import { makePair } from "#tests/factories/invoices.ts";
import { makeActor } from "#tests/factories/people.ts";

export const subcategory = async (code: string) =>
  (await db().ticketSubcategory.findUniqueOrThrow({ where: { code } })).id;

/** A supplier with somebody who sells and a manager; a town with somebody who answers and one who only reads. */
export async function makeDesk() {
  const pair = await makePair();
  return {
    ...pair,
    manager: await makeActor(pair.supplier.id, [], "SECONDARY_MANAGER"),
    colleague: await makeActor(pair.supplier.id, [["FACTURES_EMISES", "MODIFICATION"]]),
    clerk: await makeActor(pair.recipient.id, [["SOLLICITATIONS_RECUES", "MODIFICATION"]]),
    reader: await makeActor(pair.recipient.id, [["SOLLICITATIONS_RECUES", "CONSULTATION"]]),
  };
}

/** A new request, for an entity when `recipient` names one. */
export async function ask(
  actor: Actor,
  structureId: string,
  over: Partial<Parameters<typeof openTicket>[1]> & { code?: string } = {},
  files: Parameters<typeof openTicket>[2] = [],
) {
  const { code = over.recipient ? "ENTITE_PUBLIQUE" : "DEPOT", ...rest } = over;
  const subcategoryId = await subcategory(code);
  return openTicket(actor, { subcategoryId, structureId, title: "Un souci", description: "Bonjour.", ...rest }, files);
}

/** One event on a ticket as it is now. */
export async function move(
  actor: Actor,
  side: TicketLook,
  ticketId: string,
  event: (typeof FORM_EVENTS)[number],
  over: {
    text?: string;
    recipient?: string;
    colleague?: string;
    version?: number;
    files?: Parameters<typeof moveTicket>[2];
  } = {},
) {
  const { files = [], ...rest } = over;
  const row = await db().ticket.findUnique({ where: { id: ticketId }, select: { version: true } });
  return moveTicket(actor, { ticketId, side, event, version: row?.version ?? 1, text: "Voici.", ...rest }, files);
}
