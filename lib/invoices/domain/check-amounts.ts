import {
  blocking,
  type Check,
  type CheckFacts,
  type CheckProblem,
  NONE,
  warning,
} from "#lib/invoices/domain/check-types.ts";
import { CENT, linesTotal, readSigns, totalInclTax } from "#lib/invoices/domain/totals.ts";
import { sumOfBases, sumOfTaxes, taxOf, taxTolerance } from "#lib/invoices/domain/vat.ts";
import { type Money, parseAmount } from "#lib/shared/money.ts";

export const AMOUNTS = ["totalExclTax", "totalTax", "globalDiscount", "totalInclTax", "amountDue"] as const;

/** The two sides of a comparison, as the sentence needs them. */
function sides(stated: Money, computed: Money) {
  return { stated: stated.toString(), computed: computed.round().toString() };
}

/** C1: TTC = HT + TVA, when there is no discount. */
function checkTotal({ values }: CheckFacts): readonly CheckProblem[] {
  const computed = totalInclTax(values);
  if (!computed || !values.totalInclTax || hasDiscount(values.globalDiscount)) return NONE;
  return values.totalInclTax.within(computed, CENT)
    ? NONE
    : blocking("C1", "totalInclTax", "total.notSum", sides(values.totalInclTax, computed));
}

/** C2: a discount is taken off the TTC, and says why. */
function checkDiscount({ values }: CheckFacts): readonly CheckProblem[] {
  if (!hasDiscount(values.globalDiscount)) return NONE;
  const computed = totalInclTax(values);
  const total: readonly CheckProblem[] =
    computed && values.totalInclTax && !values.totalInclTax.within(computed, CENT)
      ? blocking("C2", "totalInclTax", "total.notSumLessDiscount", sides(values.totalInclTax, computed))
      : NONE;
  const reason = values.globalDiscountReason ? NONE : blocking("C2", "globalDiscountReason", "discount.reasonRequired");
  return [...total, ...reason];
}

function hasDiscount(discount: Money | null): boolean {
  return discount !== null && !discount.isZero();
}

/** C3: what is due is the TTC, or less when something was paid before; nothing may be due on a card purchase (A2). */
function checkDue({ values }: CheckFacts): readonly CheckProblem[] {
  const { amountDue, totalInclTax: total, cadre } = values;
  if (!amountDue || !total) return NONE;
  const params = { due: amountDue.toString(), total: total.toString() };
  if (amountDue.compare(total) > 0) return blocking("C3", "amountDue", "due.aboveTotal", params);
  if (amountDue.equals(total) || cadre === "A2_FACTURE_FOURNISSEUR_DEJA_PAYEE") return NONE;
  return warning("C3", "amountDue", "due.belowTotal", params);
}

/** C4: the VAT detail adds up to the totals. */
function checkVatSums({ values }: CheckFacts): readonly CheckProblem[] {
  if (values.vatLines.length === 0) return NONE;
  const bases = sumOfBases(values.vatLines);
  const taxes = sumOfTaxes(values.vatLines);
  const base: readonly CheckProblem[] =
    values.totalExclTax && !values.totalExclTax.within(bases, CENT)
      ? blocking("C4", "vatLines", "vat.basesNotTotal", sides(values.totalExclTax, bases))
      : NONE;
  const tax: readonly CheckProblem[] =
    values.totalTax && !values.totalTax.within(taxes, CENT)
      ? blocking("C4", "vatLines", "vat.taxesNotTotal", sides(values.totalTax, taxes))
      : NONE;
  return [...base, ...tax];
}

/**
 * C5: base × rate = VAT, a cent per line. Without the lines nobody knows how many roundings there were, so that a small
 * gap is said and not held against the invoice.
 */
function checkVatRates({ values }: CheckFacts): readonly CheckProblem[] {
  const report = values.lines.length > 0 ? blocking : warning;
  return values.vatLines.flatMap((line) => {
    const computed = taxOf(line.base, line.rate);
    if (line.tax.within(computed, taxTolerance(line.rate, values.lines))) return NONE;
    return report("C5", "vatLines", "vat.taxNotRate", { ...sides(line.tax, computed), rate: line.rate.toString(0) });
  });
}

/** C6: the lines add up to the HT. */
function checkLines({ values }: CheckFacts): readonly CheckProblem[] {
  if (values.lines.length === 0 || !values.totalExclTax) return NONE;
  const computed = linesTotal(values.lines);
  return values.totalExclTax.within(computed, CENT)
    ? NONE
    : blocking("C6", "totalExclTax", "lines.notTotal", sides(values.totalExclTax, computed));
}

/** C7: an exemption says its reason; « sans TVA » means none. */
function checkVatType({ values }: CheckFacts): readonly CheckProblem[] {
  if (values.vatType === "EXONERATION" && !values.exemptionReason) {
    return blocking("C7", "exemptionReason", "exemption.reasonRequired");
  }
  const tax = values.totalTax;
  if (!tax || tax.isZero()) return NONE;
  if (values.vatType === "SANS_TVA") return blocking("C7", "totalTax", "vat.notNone", { value: tax.toString() });
  return values.vatType === "EXONERATION"
    ? warning("C7", "totalTax", "vat.onExemption", { value: tax.toString() })
    : NONE;
}

/** C8: the type says whether it is a credit, not the sign. Amounts that could not be turned positive wait in `raw`. */
function checkSigns({ values, raw }: CheckFacts): readonly CheckProblem[] {
  const typed = AMOUNTS.map((name) => ({ name, amount: values[name] ?? negativeIn(raw[name]) }));
  const verdict = readSigns(
    values.invoiceType,
    typed.map((one) => one.amount),
  );
  if (verdict === "asTyped" || verdict === "turned") return NONE;
  const code = verdict === "mixed" ? "credit.mixedSigns" : "amount.negative";
  return typed
    .filter((one) => one.amount?.isNegative())
    .flatMap((one) => blocking("C8", one.name, code, { value: one.amount?.toString() ?? "" }));
}

/** The amount in a text that could be read but not kept, because of its sign. */
export function negativeIn(text: string | undefined): Money | null {
  const amount = text === undefined ? null : parseAmount(text);
  return amount?.ok && amount.data.isNegative() ? amount.data : null;
}

/** C9: a price is never negative; a quantity may be (returns). */
function checkPrices({ values }: CheckFacts): readonly CheckProblem[] {
  return values.lines.flatMap((line, index) =>
    line.unitPrice.isNegative()
      ? blocking("C9", "lines", "price.negative", { line: index + 1, value: line.unitPrice.toString() })
      : NONE,
  );
}

/** Totals are in cents; programs may send four decimals, and they are kept. */
function checkDecimals({ values }: CheckFacts): readonly CheckProblem[] {
  return AMOUNTS.flatMap((name) => {
    const amount = values[name];
    return amount && amount.decimals() > 2
      ? warning("decimals", name, "amount.moreThanCents", { value: amount.toString() })
      : NONE;
  });
}

export const AMOUNT_CHECKS: readonly Check[] = [
  { id: "C7", run: checkVatType },
  { id: "C8", run: checkSigns },
  { id: "C1", run: checkTotal },
  { id: "C2", run: checkDiscount },
  { id: "C3", run: checkDue },
  { id: "C4", run: checkVatSums },
  { id: "C5", run: checkVatRates },
  { id: "C6", run: checkLines },
  { id: "C9", run: checkPrices },
  { id: "decimals", run: checkDecimals },
];
