import "server-only";
import { tellManagersPages } from "#lib/access/data/tell-managers.ts";
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
  const left = await tx.membership.findMany({
    where: { userId, endedAt: null },
    select: { structureId: true, role: true },
  });
  await tx.membership.updateMany({ where: { userId, endedAt: null }, data: { endedAt: at } });
  for (const { structureId, role } of left) if (role === "MAIN_MANAGER") await succeed(tx, structureId, userId);
  await tx.invitation.updateMany({
    where: { invitedById: userId, status: "PENDING" },
    data: { status: "CANCELLED", decidedAt: at },
  });
  const withdrawn = await tx.attachmentRequest.updateManyAndReturn({
    where: { userId, status: "EN_COURS_DE_VALIDATION" },
    data: { status: "SUPPRIMEE", decidedAt: at },
    select: { structureId: true },
  });
  for (const { structureId } of withdrawn) await tellManagersPages(tx, structureId);
  return [];
}

/** The main manager of a structure with others is gone: the first of them has the role, so that the structure still decides about itself. */
async function succeed(tx: Tx, structureId: string, userId: string): Promise<void> {
  await tx.membership.update({
    where: { userId_structureId: { userId, structureId } },
    data: { role: "USER" },
  });
  const next = await tx.membership.findFirst({
    where: { structureId, endedAt: null, role: "SECONDARY_MANAGER", user: { status: "ACTIVE" } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  if (next) await tx.membership.update({ where: { id: next.id }, data: { role: "MAIN_MANAGER" } });
}
