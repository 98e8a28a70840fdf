import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import {
  cookieName,
  cookieOptions,
  dropSessionCookie,
  giveSessionCookie,
  hasSessionCookie,
  sessionIdOfCookie,
} from "#lib/accounts/auth-shell.ts";
import { savePreferences } from "#lib/accounts/commands/save-preferences.ts";
import { signOutSession } from "#lib/accounts/commands/sign-out.ts";
import { DEVICE_COOKIE_SECONDS, markDevice } from "#lib/accounts/data/device.ts";
import type { Origin } from "#lib/accounts/data/sessions.ts";
import { visitorAddress } from "#lib/accounts/domain/address.ts";
import { gate } from "#lib/accounts/domain/gate.ts";
import { preferenceCookies } from "#lib/accounts/domain/preference-cookies.ts";
import { FRESH_PAGE_MINUTES, isFresh } from "#lib/accounts/domain/proof.ts";
import { readPreferences } from "#lib/accounts/queries/read-preferences.ts";
import { readSession, type SessionUser } from "#lib/accounts/queries/read-session.ts";
import { readTimeLeft, type SessionTimeLeft } from "#lib/accounts/queries/read-time-left.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { env } from "#lib/platform/env.ts";
import { sessionCookieName } from "#lib/platform/session-cookie.ts";
import {
  LOCALE_COOKIE,
  type Locale,
  PREFERENCE_COOKIE_OPTIONS,
  THEME_COOKIE,
  type Theme,
} from "#lib/shared/preferences.ts";
import { routes, safeReturn } from "#lib/shared/routes.ts";

/** What only Next runs: cookies of the present request, and the guards that pages and actions start with. */

/** The session of this request, half or full, read once however many ask. */
const currentSession = cache(async (): Promise<SessionUser | null> => {
  const sessionId = await sessionIdOfCookie();
  return sessionId ? readSession(sessionId, (await requestOrigin()).address) : null;
});

/** The person signed in with both factors, or null. */
export async function currentUser(): Promise<SessionUser | null> {
  const session = await currentSession();
  return session && !session.half ? session : null;
}

/** The same for a page that stays open and asks by itself: it does not keep the session alive. */
export async function watchingUser(): Promise<SessionUser | null> {
  const sessionId = await sessionIdOfCookie();
  const session = sessionId ? await readSession(sessionId, null, { watch: true }) : null;
  return session && !session.half ? session : null;
}

/** The person who gave the password and not yet the code, or null: for the page of the code only. */
export async function halfSignedIn(): Promise<SessionUser | null> {
  const session = await currentSession();
  return session?.half ? session : null;
}

/**
 * The person signed in with both factors; anyone else is sent to sign in, or to give the code, and brought back afterwards.
 *
 * @param returnTo the page to come back to; by default the one being asked for.
 */
export async function requireUser(returnTo?: string): Promise<SessionUser> {
  const session = await currentSession();
  const wanted = returnTo ?? (await headers()).get("x-page");
  const elsewhere = gate({ session, hasCookie: await hasSessionCookie() }, wanted);
  if (elsewhere) redirect(elsewhere);
  if (!session) throw new Error("the gate let a visitor in");
  return session;
}

/**
 * The same, for a sensitive page: whoever gave no second factor in the last minutes gives one first, then comes back.
 */
export async function requireFreshUser(returnTo?: string): Promise<SessionUser> {
  const user = await requireUser(returnTo);
  if (isFresh(user.provenAt, now(), FRESH_PAGE_MINUTES)) return user;
  const wanted = returnTo ?? (await headers()).get("x-page");
  redirect(routes.confirmIdentity({ retour: safeReturn(wanted) }));
}

/** Where this request comes from. */
export async function requestOrigin(): Promise<Origin> {
  const list = await headers();
  return {
    address: visitorAddress(list.get("x-forwarded-for"), env().TRUSTED_PROXIES),
    userAgent: list.get("user-agent"),
  };
}

/** The session cookie as it was sent, unread. */
export async function sessionCookie(): Promise<string | undefined> {
  return (await cookies()).get(sessionCookieName())?.value;
}

export async function deviceCookie(): Promise<string | undefined> {
  return (await cookies()).get(cookieName("navigateur"))?.value;
}

export { forgetShownCodes, keepShownCodes, readShownCodes } from "#lib/accounts/shown-codes.ts";
export { giveSessionCookie, sessionIdOfCookie };

/**
 * Marks this browser as one that completed a sign-in to the account: strangers cannot lock it out. Every way of signing in ends here,
 * so this is where the language and display of the account come along.
 */
export async function rememberDevice(userId: string): Promise<void> {
  const jar = await cookies();
  const value = markDevice(await deviceCookie(), userId, now());
  jar.set(cookieName("navigateur"), value, { ...cookieOptions(), maxAge: DEVICE_COOKIE_SECONDS });
  await applyPreferences(userId);
}

/** Signs this browser out: the session ends on the server, then the cookie goes. */
export async function signOutHere(): Promise<void> {
  const session = await currentSession();
  if (session) await signOutSession({ id: session.sessionId, userId: session.userId });
  await dropSessionCookie();
}

/** Brings language and display of an account into this browser. What the account never chose leaves alone what was chosen here. */
async function applyPreferences(userId: string): Promise<void> {
  const jar = await cookies();
  for (const { name, value } of preferenceCookies(await readPreferences(userId), (name) => jar.has(name)))
    jar.set(name, value, PREFERENCE_COOKIE_OPTIONS);
}

/** Remembers language or display for this browser, and on the account of whoever is signed in here. */
export async function rememberPreferences(chosen: { locale?: Locale; theme?: Theme }): Promise<void> {
  const jar = await cookies();
  if (chosen.locale) jar.set(LOCALE_COOKIE, chosen.locale, PREFERENCE_COOKIE_OPTIONS);
  if (chosen.theme) jar.set(THEME_COOKIE, chosen.theme, PREFERENCE_COOKIE_OPTIONS);
  const user = await currentUser();
  if (user) await savePreferences(user, chosen);
}

/** How long the session of this request still lives. Asking does not extend it, unless `extend` says so. */
export async function sessionTimeLeft(extend = false): Promise<SessionTimeLeft | null> {
  const sessionId = await sessionIdOfCookie();
  if (!sessionId) return null;
  return readTimeLeft(sessionId, extend ? (await requestOrigin()).address : undefined);
}
