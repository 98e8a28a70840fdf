import type { LineAmounts, VatCategory, VatLine } from "#lib/invoices/domain/invoice.ts";
import { CENT, lineNet, linesTotal } from "#lib/invoices/domain/totals.ts";
import { Money } from "#lib/shared/money.ts";

/** Rates offered in the VAT detail: mainland, overseas and Corsica (domain reference § 8.3). Any other can be typed. */
export const VAT_RATES = ["20", "10", "5.5", "2.1", "0", "8.5", "1.75", "1.05", "13", "0.9"] as const;

/** Base × rate, rounded to the cent. */
export function taxOf(base: Money, rate: Money): Money {
  return base.percent(rate).round();
}

export type LineVat = VatLine & { readonly category: VatCategory };

/**
 * The VAT detail of the lines: one entry per category and rate, in the order of first appearance. Bases are sums of what the lines say,
 * tax is reckoned on each base once (EN 16931 BR-S-08, BR-S-09).
 */
export function vatOfLines(lines: readonly LineAmounts[]): readonly LineVat[] {
  const rows = new Map<string, { category: VatCategory; rate: Money; base: Money }>();
  for (const line of lines) {
    const key = `${line.vatCategory} ${line.vatRate.toString()}`;
    const before = rows.get(key)?.base ?? Money.zero;
    rows.set(key, { category: line.vatCategory, rate: line.vatRate, base: before.add(lineNet(line)) });
  }
  return [...rows.values()].map((row) => ({ ...row, tax: taxOf(row.base, row.rate) }));
}

/** The totals that lines come to, as EN 16931 reckons them (BR-CO-10, 13, 14 and 15). */
export function totalsOfLines(lines: readonly LineAmounts[]) {
  const vatLines = vatOfLines(lines);
  const totalExclTax = linesTotal(lines);
  const totalTax = sumOfTaxes(vatLines);
  return { vatLines, totalExclTax, totalTax, totalInclTax: totalExclTax.add(totalTax) };
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
export function taxTolerance(rate: Money, lines: readonly LineAmounts[]): Money {
  const count = lines.filter((line) => line.vatRate.equals(rate)).length;
  return CENT.times(Money.of(String(Math.max(1, count))));
}
