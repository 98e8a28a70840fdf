import type { InvoiceLine, InvoiceValues } from "#lib/invoices/domain/invoice.ts";
import type { TypedDocument } from "#lib/invoices/domain/typed-document.ts";
import type { LineVat } from "#lib/invoices/domain/vat.ts";
import { Money } from "#lib/shared/money.ts";

/** Rates of the general code of taxes, overseas and Corsica included (domain reference § 8.3). */
const RATES = ["20", "10", "5.5", "2.1", "8.5", "1.75", "1.05", "13", "0.9", "0"].map((rate) => Money.of(rate));
const CENT = Money.of("0.01");

type Row = Pick<LineVat, "rate" | "base" | "tax">;

/**
 * The lines that the data of a deposited PDF have: one for each rate of VAT, since the page alone has the others. Null when the rates are
 * not told and the totals do not say which: nothing is invented.
 */
export function dataLines(
  values: InvoiceValues,
): Pick<TypedDocument, "lines" | "vat" | "totalExclTax" | "totalTax" | "totalInclTax" | "exemptionReason"> | null {
  const { totalExclTax, totalTax, totalInclTax, vatType } = values;
  if (!totalExclTax || !totalTax || !totalInclTax || !vatType) return null;
  const rows = values.vatLines.length > 0 ? values.vatLines : onlyRate(totalExclTax, totalTax);
  if (!rows) return null;
  const untaxed = vatType === "EXONERATION" ? "E" : vatType === "SANS_TVA" ? "O" : "Z";
  const vat = rows.map(
    ({ rate, base, tax }): LineVat => ({
      category: (rate.isZero() ? untaxed : "S") as LineVat["category"],
      rate,
      base,
      tax,
    }),
  );
  const reason = values.exemptionReason ?? (untaxed === "O" ? "TVA non applicable" : null);
  return {
    vat,
    lines: vat.map((row) => lineOf(values, row)),
    totalExclTax,
    totalTax,
    totalInclTax,
    exemptionReason: untaxed === "Z" ? null : reason,
  };
}

function onlyRate(base: Money, tax: Money): readonly Row[] | null {
  const rate = RATES.find((one) => base.percent(one).within(tax, CENT));
  return rate ? [{ rate, base, tax }] : null;
}

function lineOf({ number }: InvoiceValues, { category, rate, base }: LineVat): InvoiceLine {
  return {
    label: `Facture ${number ?? ""}, TVA ${rate.toString(0).replace(".", ",")} %`,
    quantity: Money.of("1"),
    unit: "C62",
    unitPrice: base,
    discount: Money.zero,
    discountPercent: null,
    vatCategory: category,
    vatRate: rate,
  };
}
