import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import { type Actor, type Reach, structuresWith } from "#lib/access/index.ts";

/** The two sides from which an invoice is read here. One person may hold both, through different structures. */
export type ReadSide = "issued" | "received";

const READ = { issued: "invoice.readIssued", received: "invoice.readReceived" } as const;

/** Where the actor reads on one side, restricted to `structureId` when a screen shows one structure. */
export function reachOf(actor: Actor, side: ReadSide, structureId?: string | null): readonly Reach[] {
  const all = structuresWith(actor, READ[side]);
  return structureId ? all.filter((reach) => reach.structureId === structureId) : all;
}

/**
 * The where-clause that every read and write of an invoice starts from: what does not match does not exist for this person,
 * so that "missing" and "forbidden" look the same. A supplier's deleted draft is gone; a recipient sees an invoice from the
 * moment it was made available, and no longer once it was sent on to another recipient.
 */
export function visibleTo(actor: Actor, side: ReadSide): Prisma.InvoiceWhereInput {
  const places = reachOf(actor, side).map(({ structureId, serviceIds }): Prisma.InvoiceWhereInput => {
    const services = serviceIds === "all" ? undefined : { in: [...serviceIds] };
    return side === "issued"
      ? { supplierId: structureId, supplierServiceId: services }
      : { recipientId: structureId, recipientServiceId: services };
  });
  if (places.length === 0) return { id: { in: [] } };
  return side === "issued"
    ? { OR: places, status: { not: "SUPPRIMEE" } }
    : { OR: places, madeAvailableAt: { not: null } };
}

/**
 * The same scope for the hot lists in SQL: a table `reach (structure_id, services)` to join each structure's own rows to, so that
 * every one of them is read from its index in order. `services` is null for the whole structure.
 */
export function reachTable(reaches: readonly Reach[]): string {
  const rows = reaches.map(({ structureId, serviceIds }) => ({
    structure_id: structureId,
    services: serviceIds === "all" ? null : serviceIds,
  }));
  return JSON.stringify(rows);
}

/** What each side's rows must satisfy in SQL, `i` being the invoice and `reach` the row above. */
export const SCOPE_SQL: Readonly<Record<ReadSide, string>> = {
  issued: `i.supplier_id = reach.structure_id
    and (reach.services is null or i.supplier_service_id = any(reach.services))
    and i.status <> 'SUPPRIMEE'`,
  received: `i.recipient_id = reach.structure_id
    and (reach.services is null or i.recipient_service_id = any(reach.services))
    and i.made_available_at is not null`,
};
