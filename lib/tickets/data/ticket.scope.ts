import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import { type Actor, canAsStaff, structuresWith } from "#lib/access/index.ts";

/** From where a ticket is looked at: by who sent it, by the public entity that is asked, by the support of the portal. */
export const TICKET_LOOKS = ["issued", "received", "support"] as const;
export type TicketLook = (typeof TICKET_LOOKS)[number];

/**
 * What every read and write of a ticket starts from (decision 56). Issued: one's own, and those sent in the name of a structure that one
 * manages. Received: those that wait at an entity where one may read them, no longer once they were handed to support. Support: those that wait there.
 */
export function visibleTo(actor: Actor, look: TicketLook): Prisma.TicketWhereInput {
  if (look === "support") return canAsStaff(actor, "ticket.assist") ? { desk: "SUPPORT" } : NOTHING;
  if (look === "issued") return { OR: [{ issuerId: actor.userId }, { structureId: { in: managedStructures(actor) } }] };
  const places = structuresWith(actor, "ticket.readReceived").map(
    ({ structureId, serviceIds }): Prisma.TicketWhereInput => ({
      recipientId: structureId,
      ...(serviceIds === "all" ? {} : { recipientServiceId: { in: [...serviceIds] } }),
    }),
  );
  return places.length === 0 ? NOTHING : { desk: "RECIPIENT", OR: places };
}

const NOTHING: Prisma.TicketWhereInput = { id: { in: [] } };

/** The same in SQL, for lists: `t` is the ticket. A test compares the two. */
export function visibleSql(actor: Actor, look: TicketLook): Prisma.Sql {
  if (look === "support")
    return canAsStaff(actor, "ticket.assist") ? Prisma.sql`t.desk = 'SUPPORT'` : Prisma.sql`false`;
  if (look === "issued")
    return Prisma.sql`(t.issuer_id = ${actor.userId}::uuid or t.structure_id = any(${managedStructures(actor)}::uuid[]))`;
  const places = structuresWith(actor, "ticket.readReceived").map(({ structureId, serviceIds }) =>
    serviceIds === "all"
      ? Prisma.sql`t.recipient_id = ${structureId}::uuid`
      : Prisma.sql`(t.recipient_id = ${structureId}::uuid and t.recipient_service_id = any(${[...serviceIds]}::uuid[]))`,
  );
  return places.length === 0
    ? Prisma.sql`false`
    : Prisma.sql`t.desk = 'RECIPIENT' and (${Prisma.join(places, " or ")})`;
}

/** From where this person may see tickets at all. */
export function looksOf(actor: Actor): TicketLook[] {
  return [
    "issued",
    ...(structuresWith(actor, "ticket.readReceived").length > 0 ? (["received"] as const) : []),
    ...(canAsStaff(actor, "ticket.assist") ? (["support"] as const) : []),
  ];
}

/** A manager holds the right on the whole structure; a habilitation on one service shows no ticket of the structure. */
function managedStructures(actor: Actor): string[] {
  return structuresWith(actor, "organisation.manage").flatMap(({ structureId, serviceIds }) =>
    serviceIds === "all" ? [structureId] : [],
  );
}
