import "server-only";
import { db } from "#lib/platform/db.ts";

type Named = { readonly userId: string | null; readonly userName: string | null; readonly userEmail: string | null };

/**
 * The events as they are shown: whoever closed their account since appears under the pseudonym of the account. The rows themselves
 * keep who acted, under their chain of hashes: that is what the law has kept (decision 25).
 */
export async function underPseudonyms<E extends Named>(events: readonly E[]): Promise<E[]> {
  const ids = [...new Set(events.flatMap(({ userId }) => (userId ? [userId] : [])))];
  if (ids.length === 0) return [...events];
  const closed = await db().user.findMany({
    where: { id: { in: ids }, status: "CLOSED" },
    select: { id: true, firstName: true, lastName: true },
  });
  const names = new Map(closed.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]));
  return events.map((event) => {
    const name = event.userId && names.get(event.userId);
    return name ? { ...event, userName: name, userEmail: null } : event;
  });
}
