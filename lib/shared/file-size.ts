import { numberFormat } from "#lib/shared/intl.ts";

const UNITS = { fr: ["o", "Ko", "Mo"], en: ["B", "kB", "MB"] } as const;

/** "404,94 Ko", "1,2 Mo": decimal units, as the limits of the portal are given (10 Mo is 10 000 000 bytes). */
export function formatFileSize(bytes: number, locale: string): string {
  const units = locale === "en" ? UNITS.en : UNITS.fr;
  const power = bytes < 1000 ? 0 : bytes < 999_995 ? 1 : 2;
  const format = numberFormat(locale, { maximumFractionDigits: power === 0 ? 0 : 2 });
  return `${format.format(bytes / 1000 ** power)}\u00a0${units[power]}`;
}
