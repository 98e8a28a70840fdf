import "server-only";
import { db } from "#lib/platform/db.ts";

/** True when an invoice of one of these structures was ever sent. */
export async function hasDeposited(structureIds: readonly string[]): Promise<boolean> {
  if (structureIds.length === 0) return false;
  const sent = await db().invoice.findFirst({
    where: { supplierId: { in: [...structureIds] }, submittedAt: { not: null } },
    select: { id: true },
  });
  return sent !== null;
}
