/**
 * Intl formatters, built once per locale and style: building one costs a hundred times what using it does, and a list
 * formats hundreds of cells. Locales and styles are few, so the maps stay small.
 */
const dates = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<string, Intl.NumberFormat>();

export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(dates, locale, options, () => new Intl.DateTimeFormat(locale, options));
}

export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(numbers, locale, options, () => new Intl.NumberFormat(locale, options));
}

function kept<T>(cache: Map<string, T>, locale: string, options: object, build: () => T): T {
  const key = `${locale} ${JSON.stringify(options)}`;
  const found = cache.get(key);
  if (found) return found;
  const built = build();
  cache.set(key, built);
  return built;
}
