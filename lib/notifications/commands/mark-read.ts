import "server-only";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

/** Marks a person's own notifications as read: those given, or all of them. Another person's ids do nothing. */
export async function markRead(userId: string, ids: readonly string[] | "all"): Promise<number> {
  const { count } = await db().notification.updateMany({
    where: { userId, readAt: null, ...(ids === "all" ? {} : { id: { in: [...ids] } }) },
    data: { readAt: now() },
  });
  return count;
}
