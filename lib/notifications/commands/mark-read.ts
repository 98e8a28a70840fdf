import "server-only";
import { now } from "#lib/platform/clock.ts";
import { transaction } from "#lib/platform/db.ts";
import { sendSignal } from "#lib/platform/signals.ts";

/** Marks a person's own notifications as read: those given, or all of them. Another person's ids do nothing. */
export async function markRead(userId: string, ids: readonly string[] | "all"): Promise<number> {
  return transaction(async (tx) => {
    const { count } = await tx.notification.updateMany({
      where: { userId, readAt: null, ...(ids === "all" ? {} : { id: { in: [...ids] } }) },
      data: { readAt: now() },
    });
    if (count > 0) await sendSignal(tx, { about: "person", userId });
    return count;
  });
}
