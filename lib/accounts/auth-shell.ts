import "server-only";
import { cookies } from "next/headers";
import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { consumeTicket } from "#lib/accounts/commands/consume-ticket.ts";
import { ABSOLUTE_MINUTES } from "#lib/accounts/domain/session.ts";
import { env } from "#lib/platform/env.ts";
import { logger } from "#lib/platform/logger.ts";
import { cookieName, isHttps, sessionCookieName, sessionIdIn } from "#lib/platform/session-cookie.ts";

export { cookieName, isHttps };

/**
 * The whole of next-auth (architecture decision 8): it turns a single-use ticket into an encrypted cookie that holds the id of a
 * session row, and reads that id back. Who the person is and whether the session lives is never taken from the cookie. No route
 * of next-auth is exposed: `signIn` is called by our own actions.
 */
const HOURS_12 = ABSOLUTE_MINUTES * 60;

export function cookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() } as const;
}

const { signIn } = NextAuth(() => ({
  secret: env().AUTH_SECRET,
  // Our own code never builds an address from the Host header; without this next-auth refuses to run behind a proxy.
  trustHost: true,
  session: { strategy: "jwt", maxAge: HOURS_12 },
  cookies: {
    sessionToken: { name: sessionCookieName(), options: cookieOptions() },
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
  (await cookies()).delete({ name: sessionCookieName(), ...cookieOptions() });
}

/** The id of the session named by this browser's cookie, or null: no cookie, forged, altered, or older than twelve hours. */
export async function sessionIdOfCookie(): Promise<string | null> {
  return sessionIdIn((await cookies()).get(sessionCookieName())?.value);
}

/** True when the browser sends a session cookie at all, live or not. */
export async function hasSessionCookie(): Promise<boolean> {
  return (await cookies()).has(sessionCookieName());
}
