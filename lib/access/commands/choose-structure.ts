import "server-only";
import type { Actor } from "#lib/access/domain/actor.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** Keeps on the account which structure a person looks at; null for all of them. One they do not belong to is not found. */
export async function chooseStructure(actor: Actor, structureId: string | null): Promise<Result<null, "NOT_FOUND">> {
  const { userId, sessionId, memberships } = actor;
  if (structureId !== null && !memberships.some((one) => one.structureId === structureId)) return refuse("NOT_FOUND");
  return transaction<Result<null, "NOT_FOUND">>(async (tx) => {
    const before = await tx.user.findUnique({ where: { id: userId }, select: { actingStructureId: true } });
    if (!before) return abort(refuse("NOT_FOUND"));
    if (before.actingStructureId === structureId) return ok(null);
    await tx.user.update({ where: { id: userId }, data: { actingStructureId: structureId } });
    await recordAudit(tx, {
      type: "account.preferencesChanged",
      detail: { fields: ["structure"] },
      userId,
      sessionId,
    });
    return ok(null);
  });
}
