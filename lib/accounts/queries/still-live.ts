import "server-only";
import { IDLE_MINUTES } from "#lib/accounts/domain/session.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { pool } from "#lib/platform/db.ts";

const SQL = `
  select s.id from session s join "user" u on u.id = s.user_id
  where s.id = any($1::uuid[]) and s.state = 'FULL' and s.revoked_at is null and s.expires_at > $2 and s.last_seen_at > $3
    and u.status = 'ACTIVE'`;

/** Which of these sessions still live, for what stays open between two requests. Asking is no use of them. */
export async function stillLive(sessionIds: readonly string[]): Promise<ReadonlySet<string>> {
  const at = now();
  const idle = new Date(at.getTime() - IDLE_MINUTES * 60_000);
  const { rows } = await pool().query<{ id: string }>(SQL, [sessionIds, at, idle]);
  return new Set(rows.map(({ id }) => id));
}
