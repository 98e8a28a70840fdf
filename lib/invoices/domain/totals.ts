import type { InvoiceLine, InvoiceType } from "#lib/invoices/domain/invoice.ts";
import { Money } from "#lib/shared/money.ts";

/** One cent: how far computed and stated totals may stand apart (domain reference § 8.4). */
export const CENT = Money.of("0.01");

type Totals = {
  readonly totalExclTax: Money | null;
  readonly totalTax: Money | null;
  readonly globalDiscount?: Money | null;
};

/** TTC = HT + TVA − remise globale TTC; null as long as HT or TVA is missing (checks C1 and C2). */
export function totalInclTax({ totalExclTax, totalTax, globalDiscount }: Totals): Money | null {
  if (!totalExclTax || !totalTax) return null;
  return totalExclTax.add(totalTax).sub(globalDiscount ?? Money.zero);
}

/** Quantity × unit price − discount, not rounded (check C6). */
export function lineTotal(line: InvoiceLine): Money {
  return line.quantity.times(line.unitPrice).sub(line.discount);
}

/** Σ of the lines, rounded once at the end. */
export function linesTotal(lines: readonly InvoiceLine[]): Money {
  return Money.sum(lines.map(lineTotal)).round();
}

export type SignVerdict = "asTyped" | "turned" | "mixed" | "negative";

/**
 * What the signs of the amounts of an invoice mean (check C8). A credit note typed with negative amounts only is turned
 * positive, since its type already says that it is a credit; a mix of signs has no meaning and is refused.
 */
export function readSigns(type: InvoiceType, amounts: readonly (Money | null)[]): SignVerdict {
  const given = amounts.filter((amount) => amount !== null && !amount.isZero());
  const negative = given.filter((amount) => amount?.isNegative()).length;
  if (negative === 0) return "asTyped";
  if (type === "FACTURE") return "negative";
  return negative === given.length ? "turned" : "mixed";
}
