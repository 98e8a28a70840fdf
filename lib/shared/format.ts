import type { Locale } from "#lib/shared/preferences.ts";

/** Legal days are days of metropolitan France, wherever the server or the reader is. */
export const LEGAL_TIME_ZONE = "Europe/Paris";

const REGION: Record<Locale, string> = { fr: "fr-FR", en: "en-GB" };

const DATE_STYLES = {
  date: { day: "2-digit", month: "2-digit", year: "numeric" },
  "long-date": { day: "numeric", month: "long", year: "numeric" },
  "date-time": { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateStyle = keyof typeof DATE_STYLES;

/** Building an Intl formatter costs a hundred times what using it does, and a list formats hundreds of cells. */
function memo<T>(build: (...key: string[]) => T): (...key: string[]) => T {
  const kept = new Map<string, T>();
  return (...key) => {
    const id = key.join("|");
    let value = kept.get(id);
    if (value === undefined) {
      value = build(...key);
      kept.set(id, value);
    }
    return value;
  };
}

const numberFormat = memo(
  (region, currency) =>
    new Intl.NumberFormat(region, {
      ...(currency ? { style: "currency", currency } : {}),
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    }),
);

const dateFormat = memo((region, style, timeZone) => {
  const options: Intl.DateTimeFormatOptions = DATE_STYLES[style as DateStyle];
  return new Intl.DateTimeFormat(region, { ...options, timeZone });
});

/** A plain decimal: digits, an optional sign and fraction. */
const DECIMAL = /^-?\d+(\.\d+)?$/;

/**
 * A decimal written as a string ("7850.00") as people read it: `7 850,00 €`. No float is involved: Intl reads the string itself.
 * A currency that Intl does not know is printed after the amount. Anything that is not a decimal comes back as it is.
 */
export function formatAmount(value: string, locale: Locale, currency?: string): string {
  if (!DECIMAL.test(value)) return value;
  const decimal = value as Intl.StringNumericLiteral;
  const known = currency === undefined || /^[A-Z]{3}$/.test(currency);
  if (known) return numberFormat(REGION[locale], currency ?? "").format(decimal);
  return `${numberFormat(REGION[locale], "").format(decimal)} ${currency}`;
}

/**
 * A day (`2026-03-09`) or an instant (a Date, or ISO with a time) as people read it. A bare day is shown as it is written; an
 * instant is shown as the clock of the legal time zone tells it.
 */
export function formatDate(value: string | Date, locale: Locale, style: DateStyle = "date"): string {
  const bareDay = typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
  const instant = new Date(value);
  if (Number.isNaN(instant.getTime())) return String(value);
  return dateFormat(REGION[locale], style, bareDay ? "UTC" : LEGAL_TIME_ZONE).format(instant);
}

/** Cuts an identifier where people breathe: groups [3, 3, 3, 5] of "11000201100044". Any other length stays whole. */
export function groupCharacters(value: string, groups: readonly number[]): string[] {
  const total = groups.reduce((sum, size) => sum + size, 0);
  if (value.length !== total) return [value];
  let start = 0;
  return groups.map((size) => {
    const part = value.slice(start, start + size);
    start += size;
    return part;
  });
}
