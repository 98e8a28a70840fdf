import { Decimal } from "decimal.js";

/** A decimal text as the portal keeps it: a point, two decimals, more only when there are more. Null when it is not a number. */
export function decimalText(text: string): string | null {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text) || text.length > 30) return null;
  const value = new Decimal(text);
  return value.toFixed(Math.max(2, value.decimalPlaces()));
}

/** Whole cents as a decimal text. Sums on a page are compared in cents, which are exact integers. */
export function centsText(cents: number): string {
  return new Decimal(cents).div(100).toFixed(2);
}

/** A decimal text as whole cents; null when it has no exact value in cents or is out of reach. */
export function toCents(text: string): number | null {
  const value = new Decimal(text).mul(100);
  return value.isInteger() && value.abs().lt(1e13) ? value.toNumber() : null;
}

export function sameAmount(a: string, b: string): boolean {
  return new Decimal(a).abs().eq(new Decimal(b).abs());
}
