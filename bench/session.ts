import pg from "pg";
import { BENCH_SECRET } from "#bench/portal.ts";
import { openSessionCookie } from "#tests/factories/session-cookie.ts";

/**
 * The header of somebody signed in with both factors: pages are measured for them, and sign-in is measured by itself. They have taken note
 * of what came back, which the portal asks for before anything else (domain reference § 10.3).
 */
export async function signedInCookie(databaseUrl: string, userId: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `update invoice set acknowledged_at = status_at where status in ('REJETEE', 'SUSPENDUE') and acknowledged_at is null
         and supplier_id in (select structure_id from membership where user_id = $1)`,
      [userId],
    );
  } finally {
    await client.end();
  }
  const { name, value } = await openSessionCookie(databaseUrl, BENCH_SECRET, userId);
  return `${name}=${value}`;
}
