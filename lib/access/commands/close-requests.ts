import "server-only";
import { tellManagersPages } from "#lib/access/data/tell-managers.ts";
import { notify } from "#lib/notifications/index.ts";
import type { Tx } from "#lib/platform/db.ts";
import { routes } from "#lib/shared/routes.ts";

/**
 * Closes the requests that wait at a structure which takes nobody in any more, and tells their authors, in the caller's transaction.
 *
 * @param name what its authors may read of the structure.
 */
export async function closeRequests(
  tx: Tx,
  { structureId, name, at }: { structureId: string; name: string; at: Date },
): Promise<number> {
  const closed = await tx.attachmentRequest.updateManyAndReturn({
    where: { structureId, status: "EN_COURS_DE_VALIDATION" },
    data: { status: "DESACTIVEE", decidedAt: at },
    select: { userId: true },
  });
  if (closed.length > 0) await tellManagersPages(tx, structureId);
  await notify(tx, {
    userIds: closed.map(({ userId }) => userId),
    type: "attachment.closed",
    data: { structure: name },
    link: routes.myAttachments(),
  });
  return closed.length;
}
