import type { InvoiceLine, VatLine } from "#lib/invoices/domain/invoice.ts";
import { CENT, lineTotal } from "#lib/invoices/domain/totals.ts";
import { Money } from "#lib/shared/money.ts";

/** Rates offered in the VAT detail: mainland, overseas and Corsica (domain reference § 8.3). Any other can be typed. */
export const VAT_RATES = ["20", "10", "5.5", "2.1", "0", "8.5", "1.75", "1.05", "13", "0.9"] as const;

/** Base × rate, rounded to the cent. */
export function taxOf(base: Money, rate: Money): Money {
  return base.percent(rate).round();
}

/** The VAT detail of the lines: one entry per rate, in the order of first appearance, each rounded once. */
export function vatOfLines(lines: readonly InvoiceLine[]): readonly VatLine[] {
  const bases = new Map<string, { rate: Money; base: Money }>();
  for (const line of lines) {
    const key = line.vatRate.toString();
    const before = bases.get(key)?.base ?? Money.zero;
    bases.set(key, { rate: line.vatRate, base: before.add(lineTotal(line)) });
  }
  return [...bases.values()].map(({ rate, base }) => ({ rate, base: base.round(), tax: taxOf(base, rate) }));
}

export function sumOfBases(vatLines: readonly VatLine[]): Money {
  return Money.sum(vatLines.map((line) => line.base));
}

export function sumOfTaxes(vatLines: readonly VatLine[]): Money {
  return Money.sum(vatLines.map((line) => line.tax));
}

/**
 * How far the tax of one rate may stand from base × rate: a cent per line of the invoice at that rate, since each line may
 * have been rounded (check C5). Without lines, one cent.
 */
export function taxTolerance(rate: Money, lines: readonly InvoiceLine[]): Money {
  const count = lines.filter((line) => line.vatRate.equals(rate)).length;
  return CENT.times(Money.of(String(Math.max(1, count))));
}
