import "server-only";
import { sessionVerdict, TOUCH_SECONDS } from "#lib/accounts/domain/session.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { pool } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";

/** The person behind a live session. `half`: the password was given, the code was not; that opens nothing but the page of the code. */
export type SessionUser = {
  readonly sessionId: string;
  readonly userId: string;
  readonly half: boolean;
  readonly displayName: string;
  readonly email: string;
  readonly locale: string;
  readonly systemRole: "NONE" | "SUPPORT" | "ADMIN" | "TESTER";
  /** Last time a second factor was given. */
  readonly provenAt: Date | null;
};

type Row = {
  user_id: string;
  state: "PASSWORD_ONLY" | "FULL";
  last_seen_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  proven_at: Date | null;
  status: string;
  name: string;
  login_email: string;
  locale: string;
  system_role: SessionUser["systemRole"];
};

/** Raw SQL: this runs before every page (architecture decision 3). */
const SQL = `
  select s.user_id, s.state, s.last_seen_at, s.expires_at, s.revoked_at, s.proven_at,
         u.status, u.first_name || ' ' || u.last_name as name, u.login_email, u.locale, u.system_role
  from session s join "user" u on u.id = s.user_id
  where s.id = $1`;

/** `watch`: a page that stays open asks, not a person; the session does not last longer for it. */
export type Reading = { readonly watch?: boolean };

/**
 * Reads the session of a cookie at each request: null when it is unknown, signed out, replaced, idle for 30 minutes, older than
 * 12 hours, or when the account is no longer active. What the cookie claims beyond the id of the session counts for nothing.
 *
 * @param address where the request comes from, kept with the time of the last use.
 */
export async function readSession(
  sessionId: string,
  address: string | null = null,
  { watch = false }: Reading = {},
): Promise<SessionUser | null> {
  if (!isId(sessionId)) return null;
  const at = now();
  const { rows } = await pool().query<Row>({ name: "read-session", text: SQL, values: [sessionId] });
  const row = rows[0];
  if (row?.status !== "ACTIVE") return null;
  const times = { lastSeenAt: row.last_seen_at, expiresAt: row.expires_at, revokedAt: row.revoked_at };
  if (sessionVerdict(times, at) !== "live") return null;
  if (!watch && at.getTime() - row.last_seen_at.getTime() >= TOUCH_SECONDS * 1000) await touch(sessionId, at, address);
  return {
    sessionId,
    userId: row.user_id,
    half: row.state !== "FULL",
    displayName: row.name,
    email: row.login_email,
    locale: row.locale,
    systemRole: row.system_role,
    provenAt: row.proven_at,
  };
}

async function touch(sessionId: string, at: Date, address: string | null): Promise<void> {
  await pool().query(
    "update session set last_seen_at = $2, last_address = coalesce($3, last_address) where id = $1 and revoked_at is null",
    [sessionId, at, address],
  );
}
