import { useLocale } from "next-intl";
import { formatDate, formatDateTime, isIsoDate } from "#lib/shared/dates.ts";
import { formatIdentifier } from "#lib/shared/identifiers.ts";
import { formatMoney } from "#lib/shared/money.ts";

/** `110 002 011 00044` to read, `11000201100044` to copy: the gaps are margins, not characters. */
export function Identifier({ value }: { value: string }) {
  const groups = formatIdentifier(value).split("\u00a0");
  let start = 0;
  return (
    <span className="identifier">
      {groups.map((group) => {
        const key = start;
        start += group.length;
        return <span key={key}>{group}</span>;
      })}
    </span>
  );
}

/** `value` is a decimal string with a point ("7850.00"), `currency` an ISO 4217 code. */
export function Amount({ value, currency = "EUR" }: { value: string; currency?: string }) {
  return <span className="amount">{formatMoney(value, useLocale(), currency)}</span>;
}

/** A day ("2026-11-23") or an instant (a Date, shown on a clock in Paris). */
export function DateText({ value, style = "short" }: { value: string | Date; style?: "short" | "long" }) {
  const locale = useLocale();
  if (value instanceof Date) return <time dateTime={value.toISOString()}>{formatDateTime(value, locale)}</time>;
  return <time dateTime={value}>{isIsoDate(value) ? formatDate(value, locale, style) : value}</time>;
}
