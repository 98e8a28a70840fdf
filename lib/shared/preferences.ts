/**
 * What the portal remembers of a visitor without an account: language, theme, audience tab. Each is a cookie that holds one word
 * of a closed list; anything else is read as absent.
 */
export const LOCALES = ["fr", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "fr";
export const LOCALE_COOKIE = "langue";

export const THEMES = ["systeme", "clair", "sombre"] as const;
export type Theme = (typeof THEMES)[number];
export const THEME_COOKIE = "theme";

/** One year; not readable by scripts, because the server alone uses them. */
export const PREFERENCE_COOKIE_OPTIONS = {
  httpOnly: true,
  maxAge: 365 * 24 * 3600,
  path: "/",
  sameSite: "lax",
} as const;

function oneOf<T extends string>(list: readonly T[], value: unknown): T | null {
  return list.find((item) => item === value) ?? null;
}

export function parseTheme(value: unknown): Theme | null {
  return oneOf(THEMES, value);
}

export function parseLocale(value: unknown): Locale | null {
  return oneOf(LOCALES, value);
}

/** The first language of an `Accept-Language` header that the portal speaks, by the weights of RFC 9110 § 12.5.4. */
export function localeFromHeader(header: string | null | undefined): Locale | null {
  const wanted = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...params] = part.trim().toLowerCase().split(";");
      const weight = params.map((p) => p.trim()).find((p) => p.startsWith("q="));
      return { language: tag.split("-")[0] ?? "", weight: weight ? Number(weight.slice(2)) : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { language } of wanted) {
    const locale = parseLocale(language);
    if (locale) return locale;
  }
  return null;
}

/** The choice the person made, else what the browser asks for, else French. */
export function chooseLocale(cookie: unknown, acceptLanguage: string | null | undefined): Locale {
  return parseLocale(cookie) ?? localeFromHeader(acceptLanguage) ?? DEFAULT_LOCALE;
}
