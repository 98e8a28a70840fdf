import "server-only";
import { lockStructure } from "#lib/access/data/grant-place.ts";
import type { Actor } from "#lib/access/domain/actor.ts";
import { can } from "#lib/access/domain/can.ts";
import type { Permission } from "#lib/access/domain/grants.ts";
import { forbiddenIn } from "#lib/access/queries/forbidden.ts";
import type { Tx } from "#lib/platform/db.ts";
import { type Refusal, refuse } from "#lib/shared/result.ts";

/**
 * What a command on the people of a structure begins with: the structure is locked, and the actor's place read as it is now, so that of two
 * managers who take each other's role one comes second. Null when the actor may; to who does not belong there it does not exist.
 */
export async function refuseUnlessManaging(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  structureId: string,
): Promise<Refusal<"NOT_FOUND" | "FORBIDDEN"> | null> {
  await lockStructure(tx, structureId);
  const place = await tx.membership.findFirst({
    where: { userId: actor.userId, structureId, endedAt: null },
    select: {
      structureId: true,
      role: true,
      habilitations: { select: { application: true, level: true, serviceId: true } },
    },
  });
  if (!place) return refuse("NOT_FOUND");
  if (can({ ...actor, memberships: [place] }, permission, { structureId })) return null;
  return forbiddenIn(structureId, { over: tx });
}
