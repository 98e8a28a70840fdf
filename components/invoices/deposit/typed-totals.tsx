"use client";

import { useDraft } from "#components/invoices/deposit/form-context.tsx";
import { controlId } from "#components/invoices/deposit/zones.ts";
import { Table } from "#components/ui/table.tsx";
import { readTypedLines, type TypedLine, totalsOfLines } from "#lib/invoices/public.ts";
import { formatAmount, type Money } from "#lib/shared/money.ts";

/**
 * Montants totaux of lines as they are typed: exact, by the very functions that the server decides with. Lines that cannot be read yet
 * count for nothing.
 */
export function TypedTotals({ rows }: { rows: readonly TypedLine[] }) {
  const { view, words } = useDraft();
  const currency = view.fields.currency || "EUR";
  const { vatLines, totalExclTax, totalTax, totalInclTax } = totalsOfLines(readTypedLines(rows, view.locale).lines);
  const show = (value: Money) => `${formatAmount(value, view.locale)} ${currency}`;
  const rate = (value: Money) => formatAmount(value, view.locale).replace(/[.,]00$/, "");
  return (
    <fieldset className="fieldset">
      <legend>{words.amounts}</legend>
      {vatLines.length > 0 && (
        <Table
          caption={words.vatDetailShort}
          rows={vatLines}
          rowKey={(row) => `${row.category} ${row.rate.toString()}`}
          columns={[
            {
              key: "rate",
              header: words.vatRate,
              rowHeader: true,
              cell: (row) =>
                row.category === "S"
                  ? `${rate(row.rate)} %`
                  : (view.vatChoices.find(({ value }) => value === row.category)?.label ?? row.category),
            },
            { key: "base", header: words.vatBase, align: "end", cell: (row) => show(row.base) },
            { key: "tax", header: words.vatAmount, align: "end", cell: (row) => show(row.tax) },
          ]}
        />
      )}
      <div className="amount-grid">
        {(
          [
            ["totalExclTax", words.totalExclTax, totalExclTax],
            ["totalTax", words.totalTax, totalTax],
            ["totalInclTax", words.totalInclTax, totalInclTax],
          ] as const
        ).map(([name, label, value]) => (
          <div className="field" key={name}>
            <span className="field-label" id={`total-${name}`}>
              {label}
            </span>
            <output className="computed" id={controlId(name)} tabIndex={-1} aria-labelledby={`total-${name}`}>
              {show(value)}
            </output>
          </div>
        ))}
      </div>
      <p className="field-help">{words.typedTotalsHelp}</p>
    </fieldset>
  );
}
