import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { LEGAL_ZONE } from "#lib/shared/dates.ts";
import { chooseLocale, LOCALE_COOKIE, type Locale } from "#lib/shared/preferences.ts";

const CATALOGUES: Record<Locale, () => Promise<{ default: object }>> = {
  fr: () => import("#messages/fr.json"),
  en: () => import("#messages/en.json"),
};

/** One address for both languages: the cookie chooses, else the browser's own preference. */
export default getRequestConfig(async () => {
  const locale = chooseLocale((await cookies()).get(LOCALE_COOKIE)?.value, (await headers()).get("accept-language"));
  return { locale, messages: (await CATALOGUES[locale]()).default, timeZone: LEGAL_ZONE };
});
