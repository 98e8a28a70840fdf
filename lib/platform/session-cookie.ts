import "server-only";
import { decode } from "next-auth/jwt";
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

/**
 * The id of the session named by a cookie, or null: no cookie, forged, altered, or older than twelve hours. Whether that session
 * still lives is another question.
 */
export async function sessionIdIn(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  try {
    const claims = await decode({ token: cookie, secret: env().AUTH_SECRET, salt: sessionCookieName() });
    return typeof claims?.sid === "string" ? claims.sid : null;
  } catch {
    return null;
  }
}
