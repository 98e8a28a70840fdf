import "server-only";
import { type SoleManaged, soleManaged } from "#lib/access/queries/sole-managed.ts";
import type { Tx } from "#lib/platform/db.ts";

/**
 * Takes a person out of every structure, in the caller's transaction, and withdraws their pending requests. Structures without
 * another manager that others belong to are given back instead, and nothing is done. The structures are locked: of two managers who
 * leave at the same instant the second sees that it is the last.
 */
export async function leaveStructures(tx: Tx, userId: string, at: Date): Promise<readonly SoleManaged[]> {
  await tx.$queryRaw`
    select s.id from structure s
    where s.id in (select structure_id from membership where user_id = ${userId}::uuid and ended_at is null)
    order by s.id for update`;
  const blocking = await soleManaged(userId, tx);
  if (blocking.length > 0) return blocking;
  await tx.membership.updateMany({ where: { userId, endedAt: null }, data: { endedAt: at } });
  await tx.attachmentRequest.updateMany({
    where: { userId, status: "EN_COURS_DE_VALIDATION" },
    data: { status: "SUPPRIMEE", decidedAt: at },
  });
  return [];
}
