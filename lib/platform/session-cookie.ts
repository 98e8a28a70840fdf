import "server-only";
import { decode } from "next-auth/jwt";
import { trueNow as now } from "#lib/platform/clock.ts";
import { env } from "#lib/platform/env.ts";
import { appOrigin } from "#lib/platform/origin.ts";

/** `__Host-` binds a cookie to this very host and to HTTPS; browsers refuse it over plain HTTP, which the demo uses. */
export function cookieName(name: string): string {
  return `${isHttps() ? "__Host-" : ""}chorale.${name}`;
}

export function isHttps(): boolean {
  return appOrigin().startsWith("https:");
}

export function sessionCookieName(): string {
  return cookieName("session");
}

type Read = { readonly secret: string; readonly id: string; readonly until: number };

/** Cookies that were read of late. Opening one costs half a millisecond, and each request asks twice. */
const read = new Map<string, Read>();
const MOST_READ = 2_000;

/**
 * The id of the session named by a cookie, or null: no cookie, forged, altered, or older than twelve hours. Whether that session
 * still lives is another question, asked at each request.
 */
export async function sessionIdIn(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  const secret = env().AUTH_SECRET;
  const known = read.get(cookie);
  if (known?.secret === secret && known.until > now().getTime()) return known.id;
  try {
    const claims = await decode({ token: cookie, secret, salt: sessionCookieName() });
    if (typeof claims?.sid !== "string") return null;
    if (typeof claims.exp === "number") remember(cookie, { secret, id: claims.sid, until: claims.exp * 1000 });
    return claims.sid;
  } catch {
    return null;
  }
}

function remember(cookie: string, one: Read): void {
  const [oldest] = read.size >= MOST_READ ? read.keys() : [];
  if (oldest !== undefined) read.delete(oldest);
  read.set(cookie, one);
}
