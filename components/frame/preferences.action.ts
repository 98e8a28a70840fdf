"use server";

import { cookies } from "next/headers";
import {
  LOCALE_COOKIE,
  PREFERENCE_COOKIE_OPTIONS,
  parseLocale,
  parseTheme,
  THEME_COOKIE,
} from "#lib/shared/preferences.ts";

/** Everything exported here can be called by anyone: each accepts one word of a closed list, and remembers it for that browser. */

export async function rememberLocale(data: FormData): Promise<void> {
  const locale = parseLocale(data.get(LOCALE_COOKIE));
  if (locale) (await cookies()).set(LOCALE_COOKIE, locale, PREFERENCE_COOKIE_OPTIONS);
}

export async function rememberTheme(data: FormData): Promise<void> {
  const theme = parseTheme(data.get(THEME_COOKIE));
  if (theme) (await cookies()).set(THEME_COOKIE, theme, PREFERENCE_COOKIE_OPTIONS);
}
