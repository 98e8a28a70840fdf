import type { Locale } from "#lib/shared/preferences.ts";
import type fr from "#messages/fr.json";

/** French is the source: a key that fr.json lacks is a type error wherever it is used. */
declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof fr;
  }
}
