"use server";

import { headers } from "next/headers";
import { rememberPreferences } from "#lib/accounts/web.ts";
import { checkOrigin } from "#lib/actions/index.ts";
import { LOCALE_COOKIE, parseLocale, parseTheme, THEME_COOKIE } from "#lib/shared/preferences.ts";

/**
 * Everything exported here can be called by anyone: each accepts one word of a closed list, remembers it for that browser, and
 * keeps it on the account of whoever is signed in there. Another site's request changes nothing.
 */

export async function rememberLocale(data: FormData): Promise<void> {
  const locale = parseLocale(data.get(LOCALE_COOKIE));
  if (locale && (await isOurs())) await rememberPreferences({ locale });
}

export async function rememberTheme(data: FormData): Promise<void> {
  const theme = parseTheme(data.get(THEME_COOKIE));
  if (theme && (await isOurs())) await rememberPreferences({ theme });
}

async function isOurs(): Promise<boolean> {
  return checkOrigin(new Headers(await headers())).ok;
}
