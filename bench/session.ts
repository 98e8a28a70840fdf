import { BENCH_SECRET } from "#bench/portal.ts";
import { openSessionCookie } from "#tests/factories/session-cookie.ts";

/** The header of somebody signed in with both factors: pages are measured for them, and sign-in is measured by itself. */
export async function signedInCookie(databaseUrl: string, userId: string): Promise<string> {
  const { name, value } = await openSessionCookie(databaseUrl, BENCH_SECRET, userId);
  return `${name}=${value}`;
}
