import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import type { Actor } from "#lib/access/index.ts";
import { reachOf } from "#lib/invoices/data/invoice.scope.ts";

/** The flows of a person's structures, and of their services: seen by who sees the invoices that come of them. */
export function flowsVisibleTo(actor: Actor, structureId?: string | null): Prisma.DepositFlowWhereInput {
  const places = reachOf(actor, "issued", structureId).map(
    (reach): Prisma.DepositFlowWhereInput => ({
      structureId: reach.structureId,
      ...(reach.serviceIds === "all" ? {} : { serviceId: { in: [...reach.serviceIds] } }),
    }),
  );
  return places.length === 0 ? { id: { in: [] } } : { OR: places };
}
