import { useLocale } from "next-intl";
import { Fragment } from "react";
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

/**
 * `value` is a decimal string with a point ("7850.00"), `currency` an ISO 4217 code. The typeface draws U+202F so narrow that
 * thousands run together: the mark-up widens it, and what is copied keeps the right character.
 */
export function Amount({ value, currency = "EUR" }: { value: string; currency?: string }) {
  const groups = formatMoney(value, useLocale(), currency).split(/(\u202f)/);
  let place = 0;
  return (
    <span className="amount">
      {groups.length === 1
        ? groups
        : groups.map((group) =>
            group === "\u202f" ? <i key={place++}>{group}</i> : <Fragment key={place++}>{group}</Fragment>,
          )}
    </span>
  );
}

/** A day ("2026-11-23") or an instant (a Date, shown on a clock in Paris). */
export function DateText({ value, style = "short" }: { value: string | Date; style?: "short" | "long" }) {
  const locale = useLocale();
  if (value instanceof Date) return <time dateTime={value.toISOString()}>{formatDateTime(value, locale)}</time>;
  return <time dateTime={value}>{isIsoDate(value) ? formatDate(value, locale, style) : value}</time>;
}
