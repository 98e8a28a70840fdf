import type { InvoiceType, LineAmounts } from "#lib/invoices/domain/invoice.ts";
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

/** Quantity × unit price, before any discount, not rounded. */
export function grossOf(line: Pick<LineAmounts, "quantity" | "unitPrice">): Money {
  return line.quantity.times(line.unitPrice);
}

/** Quantity × unit price − discount, not rounded (check C6). */
export function lineTotal(line: LineAmounts): Money {
  return grossOf(line).sub(line.discount);
}

/** What the line says it comes to: to the cent (EN 16931 BT-131, BR-DEC-23). */
export function lineNet(line: LineAmounts): Money {
  return lineTotal(line).round();
}

/** Σ of the lines as each of them says it (BR-CO-10). */
export function linesTotal(lines: readonly LineAmounts[]): Money {
  return Money.sum(lines.map(lineNet));
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
