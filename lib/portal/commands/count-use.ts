import "server-only";
import { trueNow } from "#lib/platform/clock.ts";
import { pool } from "#lib/platform/db.ts";
import type { PortalFunctionCode } from "#lib/portal/domain/functions.ts";

/** Pages that follow one another are one use: the same function counts again for a person after this long, in one process. */
const APART_MS = 5 * 60_000;
const MOST_REMEMBERED = 20_000;
const counted = new Map<string, number>();

/**
 * Notes that a person opened a function. Nobody waits for it, and a failure is nobody's: what it feeds is an order of tiles. Older uses weigh
 * less, half as much after a month.
 */
export async function countUse(userId: string, code: PortalFunctionCode): Promise<void> {
  const at = trueNow().getTime();
  const key = `${userId} ${code}`;
  if (at - (counted.get(key) ?? 0) < APART_MS) return;
  if (counted.size >= MOST_REMEMBERED) counted.clear();
  counted.set(key, at);
  await pool()
    .query(
      `insert into function_use as u (user_id, code, score, last_at, pinned) values ($1, $2, 1, $3, false)
       on conflict (user_id, code) do update set
         score = u.score * power(0.5, greatest(0, extract(epoch from $3 - u.last_at)) / 2592000) + 1, last_at = $3`,
      [userId, code, new Date(at)],
    )
    .catch(() => undefined);
}
