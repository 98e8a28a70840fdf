import { Decimal } from "decimal.js";

/** Own copy: what another module configures must not change a verdict. Halves go up, also below zero, as `round()` of the norm's artefacts. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_CEIL, toExpNeg: -60, toExpPos: 60 });
export type Exact = Decimal;

export const ZERO = new Exact(0);

/** An `xs:decimal`; null for anything else, and for a number so long that nobody can mean it. */
export function exact(text: string | null | undefined): Exact | null {
  if (!text || text.length > 40 || !/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) return null;
  return new Exact(text);
}

export function sum(values: Iterable<Exact | null>): Exact {
  let total = ZERO;
  for (const value of values) if (value) total = total.add(value);
  return total;
}

/** To cents. */
export function cents(value: Exact): Exact {
  return value.toDecimalPlaces(2);
}

/** Digits after the point, as written: `10.000` has three. */
export function decimalsWritten(text: string): number {
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}
