import { encode } from "next-auth/jwt";
import pg from "pg";
import { BENCH_SECRET } from "#bench/portal.ts";
import { newId } from "#lib/shared/ids.ts";

/** The cookie's name over plain HTTP, where these portals are. */
const COOKIE = "chorale.session";
const HOURS_12 = 12 * 3600;

/**
 * Opens a session with both factors given, as the end of a sign-in does, and makes its cookie: the pages are measured for
 * somebody who is signed in, and sign-in is measured by itself.
 */
export async function signedInCookie(databaseUrl: string, userId: string): Promise<string> {
  const sessionId = newId();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `insert into session (id, user_id, state, second_factor_kind, last_seen_at, expires_at, proven_at)
       values ($1, $2, 'FULL', 'EMAIL', now(), now() + interval '12 hours', now())`,
      [sessionId, userId],
    );
  } finally {
    await client.end();
  }
  const token = await encode({ token: { sid: sessionId }, secret: BENCH_SECRET, salt: COOKIE, maxAge: HOURS_12 });
  return `${COOKIE}=${token}`;
}
