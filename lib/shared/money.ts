import { Decimal } from "decimal.js";
import { numberFormat } from "#lib/shared/intl.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";

/** Own copy of the class: the precision and the rounding of money must not depend on what another module configured. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -60, toExpPos: 60 });

/** The database holds decimal(19,6): 13 digits before the point, 6 after (domain reference § 8.4). */
export const MAX_DECIMALS = 6;
export const MAX_INTEGER_DIGITS = 13;

export type AmountRefusal =
  | "amount.empty"
  | "amount.unreadable"
  | "amount.ambiguous"
  | "amount.tooManyDecimals"
  | "amount.tooLarge";

/** An exact amount, without its currency. Immutable; never becomes a float. Crosses every boundary as a decimal string. */
export class Money {
  static readonly zero = new Money(new Exact(0));
  readonly #value: Decimal;

  private constructor(value: Decimal) {
    this.#value = value;
  }

  /** From a decimal string with a point ("7850.00") or from anything that prints one (Prisma's Decimal). Throws on anything else. */
  static of(value: string | { toString(): string }): Money {
    const text = typeof value === "string" ? value : value.toString();
    if (!/^-?\d+(\.\d+)?$/.test(text)) throw new Error("not a decimal string");
    return new Money(new Exact(text));
  }

  static sum(amounts: Iterable<Money>): Money {
    let total = Money.zero;
    for (const amount of amounts) total = total.add(amount);
    return total;
  }

  add(other: Money): Money {
    return new Money(this.#value.add(other.#value));
  }

  sub(other: Money): Money {
    return new Money(this.#value.sub(other.#value));
  }

  times(factor: Money): Money {
    return new Money(this.#value.mul(factor.#value));
  }

  /** This amount × rate %, not rounded. `rate` is a percentage: 20 means 20 %. */
  percent(rate: Money): Money {
    return new Money(this.#value.mul(rate.#value).div(100));
  }

  /** Divided by a whole number, to sixty digits: to be rounded once everything is reckoned. */
  dividedBy(divisor: number): Money {
    return new Money(this.#value.div(divisor));
  }

  /** Rounded half away from zero, as invoices are. */
  round(decimals = 2): Money {
    return new Money(this.#value.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP));
  }

  negate(): Money {
    return this.#value.isZero() ? this : new Money(this.#value.neg());
  }

  abs(): Money {
    return new Money(this.#value.abs());
  }

  /** -1, 0 or 1. */
  compare(other: Money): number {
    return this.#value.comparedTo(other.#value);
  }

  equals(other: Money): boolean {
    return this.#value.equals(other.#value);
  }

  /** True when the two amounts differ by at most `tolerance`. */
  within(other: Money, tolerance: Money): boolean {
    return this.#value.sub(other.#value).abs().lessThanOrEqualTo(tolerance.#value);
  }

  isZero(): boolean {
    return this.#value.isZero();
  }

  isNegative(): boolean {
    return this.#value.isNegative() && !this.#value.isZero();
  }

  isPositive(): boolean {
    return this.#value.isPositive() && !this.#value.isZero();
  }

  decimals(): number {
    return this.#value.decimalPlaces();
  }

  /** The canonical string: a point, no grouping, no trailing zero beyond `minDecimals`. "7850.00", "16.6667". */
  toString(minDecimals = 2): string {
    return this.#value.toFixed(Math.max(minDecimals, this.#value.decimalPlaces()));
  }

  toJSON(): string {
    return this.toString();
  }
}

/** What separates groups or dresses an amount without changing it: spaces of every width, apostrophes, currency signs. */
const DRESSING = /[\s\u00a0\u2009\u202f'’€$£]|\b(?:EUR|USD|GBP|CHF)\b/giu;

/**
 * Reads an amount as a person types it, in French or in English: "7 850,00", "7.850,00", "7,850.00", "-12,5 €".
 * With both separators the last one is the decimal one, and repeated separators can only be grouping. Alone, a comma is
 * decimal in French and groups by three in English; a point is decimal, except that "7.850" typed in French is refused:
 * reading seven euros for seven thousand is worse than asking.
 */
export function parseAmount(typed: string, locale: "fr" | "en" = "fr"): Result<Money, AmountRefusal> {
  const text = typed.replace(DRESSING, "").replace(/[−–]/g, "-");
  if (text === "") return refuse("amount.empty");
  const sign = /^-|-$/.test(text) ? "-" : "";
  const body = text.replace(/^[+-]|-$/, "");
  if (locale === "fr" && /^[1-9]\d{0,2}\.\d{3}$/.test(body)) {
    return refuse("amount.ambiguous", { params: { value: typed.slice(0, 40) } });
  }
  const plain = withPoint(body, locale);
  if (plain === null) return refuse("amount.unreadable", { params: { value: typed.slice(0, 40) } });
  return checkSize(Money.of(sign + plain));
}

function withPoint(body: string, locale: "fr" | "en"): string | null {
  if (!/^[\d.,]*\d[\d.,]*$/.test(body)) return null;
  const decimal = decimalSeparator(body, locale);
  const [whole = "", fraction = "", ...more] = decimal === null ? [body] : body.split(decimal);
  if (more.length > 0 || !/^\d*$/.test(fraction)) return null;
  const groups = whole.split(/[.,]/);
  const grouped = groups.length > 1;
  if (grouped && (new Set(whole.replace(/\d/g, "")).size > 1 || !/^\d{1,3}$/.test(groups[0] ?? ""))) return null;
  if (grouped && groups.slice(1).some((group) => group.length !== 3)) return null;
  const digits = groups.join("") || "0";
  return fraction === "" ? digits : `${digits}.${fraction}`;
}

function decimalSeparator(body: string, locale: "fr" | "en"): "," | "." | null {
  const commas = body.split(",").length - 1;
  const points = body.split(".").length - 1;
  if (commas > 0 && points > 0) return body.lastIndexOf(",") > body.lastIndexOf(".") ? "," : ".";
  if (commas === 1) return locale === "en" && /^\d{1,3},\d{3}$/.test(body) ? null : ",";
  return points === 1 ? "." : null;
}

function checkSize(amount: Money): Result<Money, AmountRefusal> {
  if (amount.decimals() > MAX_DECIMALS) return tooPrecise();
  const digits = amount.abs().toString(0).split(".")[0] ?? "";
  if (digits.length > MAX_INTEGER_DIGITS) return refuse("amount.tooLarge", { params: { max: MAX_INTEGER_DIGITS } });
  return ok(amount);
}

function tooPrecise(): Refusal<AmountRefusal> {
  return refuse("amount.tooManyDecimals", { params: { max: MAX_DECIMALS } });
}

/** "7 850,00 €" with the spaces of the locale (U+202F between groups, U+00A0 before the sign). Never passes by a float. */
export function formatMoney(amount: Money | string, locale: string, currency = "EUR"): string {
  const text = (typeof amount === "string" ? Money.of(amount) : amount)
    .round(2)
    .toString() as Intl.StringNumericLiteral;
  return numberFormat(locale, { style: "currency", currency }).format(text);
}

/** "7 850,00": the amount alone, as an input shows it. Keeps decimals beyond two. */
export function formatAmount(amount: Money | string, locale: string): string {
  const text = (typeof amount === "string" ? Money.of(amount) : amount).toString() as Intl.StringNumericLiteral;
  const format = numberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: MAX_DECIMALS });
  return format.format(text);
}
