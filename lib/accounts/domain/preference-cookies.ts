import { DEFAULT_LOCALE, LOCALE_COOKIE, parseLocale, parseTheme, THEME_COOKIE } from "#lib/shared/preferences.ts";

/**
 * The cookies that bring an account's language and display into a browser. French is what an account has before anybody chose, so
 * it gives way to what the browser already says; a display that was never chosen has no word of the list.
 */
export function preferenceCookies(
  account: { readonly locale: string; readonly theme: string },
  has: (cookie: string) => boolean,
): { readonly name: string; readonly value: string }[] {
  const locale = parseLocale(account.locale);
  const theme = parseTheme(account.theme);
  const cookies: { name: string; value: string }[] = [];
  if (locale && (locale !== DEFAULT_LOCALE || !has(LOCALE_COOKIE)))
    cookies.push({ name: LOCALE_COOKIE, value: locale });
  if (theme) cookies.push({ name: THEME_COOKIE, value: theme });
  return cookies;
}
