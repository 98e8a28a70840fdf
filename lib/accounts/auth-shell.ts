import "server-only";
import { cookies } from "next/headers";
import NextAuth from "next-auth";
import { decode } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { consumeTicket } from "#lib/accounts/commands/consume-ticket.ts";
import { ABSOLUTE_MINUTES } from "#lib/accounts/domain/session.ts";
import { env } from "#lib/platform/env.ts";
import { logger } from "#lib/platform/logger.ts";
import { appOrigin } from "#lib/platform/origin.ts";

/**
 * The whole of next-auth (architecture decision 8): it turns a single-use ticket into an encrypted cookie that holds the id of a
 * session row, and reads that id back. Who the person is and whether the session lives is never taken from the cookie. No route
 * of next-auth is exposed: `signIn` is called by our own actions.
 */
const HOURS_12 = ABSOLUTE_MINUTES * 60;

/** `__Host-` binds the cookie to this very host and to HTTPS; browsers refuse it over plain HTTP, which the demo uses. */
export function cookieName(name: string): string {
  return `${isHttps() ? "__Host-" : ""}chorale.${name}`;
}

export function isHttps(): boolean {
  return appOrigin().startsWith("https:");
}

export function cookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() } as const;
}

const { signIn } = NextAuth(() => ({
  secret: env().AUTH_SECRET,
  // Our own code never builds an address from the Host header; without this next-auth refuses to run behind a proxy.
  trustHost: true,
  session: { strategy: "jwt", maxAge: HOURS_12 },
  cookies: {
    sessionToken: { name: cookieName("session"), options: cookieOptions() },
    callbackUrl: { name: cookieName("retour"), options: cookieOptions() },
  },
  providers: [
    Credentials({
      credentials: { ticket: {} },
      authorize: async ({ ticket }) => {
        const session = typeof ticket === "string" ? await consumeTicket(ticket) : null;
        // `name` is one of the few fields that next-auth hands on to `jwt`; the person's name is no business of the cookie.
        return session && { id: session.userId, name: session.sessionId };
      },
    }),
  ],
  callbacks: {
    // Only the id of the session: no name, no address, nothing that could grow stale.
    jwt: ({ token, user }) => ({ sid: user?.name ?? token.sid }),
  },
  logger: {
    error: (error) => logger().warn({ kind: error.name }, "sign-in shell"),
    warn: () => undefined,
    debug: () => undefined,
  },
}));

/** Gives this browser the cookie of a session that was just opened. Only in an action or a route: a page cannot set cookies. */
export async function giveSessionCookie(ticket: string): Promise<void> {
  await signIn("credentials", { ticket, redirect: false });
  // It only serves redirections that we do ourselves.
  (await cookies()).delete({ name: cookieName("retour"), ...cookieOptions() });
}

export async function dropSessionCookie(): Promise<void> {
  (await cookies()).delete({ name: cookieName("session"), ...cookieOptions() });
}

/** The id of the session named by this browser's cookie, or null: no cookie, forged, altered, or older than twelve hours. */
export async function sessionIdOfCookie(): Promise<string | null> {
  const name = cookieName("session");
  const token = (await cookies()).get(name)?.value;
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: env().AUTH_SECRET, salt: name });
    return typeof claims?.sid === "string" ? claims.sid : null;
  } catch {
    return null;
  }
}

/** True when the browser sends a session cookie at all, live or not. */
export async function hasSessionCookie(): Promise<boolean> {
  return (await cookies()).has(cookieName("session"));
}
