import "server-only";
import { grantPlace, lockStructure } from "#lib/access/data/grant-place.ts";
import { dropInvitationsBy } from "#lib/access/data/invitations.ts";
import { recordAudit } from "#lib/audit/index.ts";
import type { Tx } from "#lib/platform/db.ts";

type Order = {
  readonly structureId: string;
  readonly userId: string;
  /** Who decided it: support. */
  readonly by: { readonly userId: string; readonly sessionId: string };
  readonly at: Date;
};

/**
 * Makes somebody the main manager of a structure whose own is gone, in the caller's transaction, which has made sure that it may. The one before
 * becomes a simple user: whoever is gone must not take the structure back, nor invite anybody to it.
 */
export async function appointMain(tx: Tx, { structureId, userId, by, at }: Order): Promise<void> {
  await lockStructure(tx, structureId);
  const before = await tx.membership.findFirst({
    where: { structureId, endedAt: null, role: "MAIN_MANAGER", userId: { not: userId } },
    select: { id: true, userId: true },
  });
  const keep = (about: string, from: string, to: string) =>
    recordAudit(tx, {
      type: "role.changed",
      detail: { before: from, after: to },
      ...by,
      structureId,
      subject: { type: "user", id: about },
    });
  if (before) {
    await tx.membership.update({ where: { id: before.id }, data: { role: "USER", version: { increment: 1 } } });
    await dropInvitationsBy(tx, before.userId, structureId, at);
    await keep(before.userId, "MAIN_MANAGER", "USER");
  }
  await grantPlace(tx, { userId, structureId, serviceId: null, rights: [] }, at);
  const where = { userId_structureId: { userId, structureId } };
  const { role } = await tx.membership.findUniqueOrThrow({ where, select: { role: true } });
  await tx.membership.update({ where, data: { role: "MAIN_MANAGER" } });
  await keep(userId, role, "MAIN_MANAGER");
}
