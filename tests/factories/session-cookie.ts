import { encode } from "next-auth/jwt";
import pg from "pg";
import { newId } from "#lib/shared/ids.ts";

/** The cookie's name over plain HTTP, where the portals of tests and benchmarks are. */
const COOKIE = "chorale.session";
const HOURS_12 = 12 * 3600;

export type OpenedSession = { readonly sessionId: string; readonly name: string; readonly value: string };

/**
 * Opens a session as the end of a sign-in does, and makes its cookie. For what is tested or measured once somebody is signed in;
 * signing in is tested by itself.
 *
 * @param secret AUTH_SECRET of the portal.
 */
export async function openSessionCookie(
  databaseUrl: string,
  secret: string,
  userId: string,
  state: "FULL" | "PASSWORD_ONLY" = "FULL",
): Promise<OpenedSession> {
  const sessionId = newId();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const full = state === "FULL";
    await client.query(
      `insert into session (id, user_id, state, second_factor_kind, last_seen_at, expires_at, proven_at)
       values ($1, $2, $3::"SessionState", $4::"ProofKind", now(), now() + $5::interval, case when $6 then now() end)`,
      [sessionId, userId, state, full ? "EMAIL" : null, full ? "12 hours" : "15 minutes", full],
    );
  } finally {
    await client.end();
  }
  const value = await encode({ token: { sid: sessionId }, secret, salt: COOKIE, maxAge: HOURS_12 });
  return { sessionId, name: COOKIE, value };
}
