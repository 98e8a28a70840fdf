"use client";

import { useState } from "react";
import { Mark, useDraft, useDraftField, useReadHint } from "#components/invoices/deposit/form-context.tsx";
import { controlId } from "#components/invoices/deposit/zones.ts";
import { Details } from "#components/ui/blocks.tsx";
import { Button } from "#components/ui/button.tsx";
import { AmountInput } from "#components/ui/inputs.tsx";

/** Two empty lines wait below the filled ones, so that a line can be added without any script. */
const SPARE_LINES = 2;
const MOST_LINES = 12;

/** Montants totaux: TTC is computed as one types, and again by the server. `total` is what the two amounts add up to. */
export function AmountsBlock({ total }: { total: string | null }) {
  const { view, live, words } = useDraft();
  const exclTax = useDraftField("totalExclTax");
  const tax = useDraftField("totalTax");
  const due = useDraftField("amountDue");
  const inclTax = useDraftField("totalInclTax");
  const says = useReadHint("totalInclTax");
  const currency = view.fields.currency || "EUR";
  return (
    <fieldset className="fieldset">
      <legend>{words.amounts}</legend>
      <div className="amount-grid">
        <AmountInput
          {...exclTax}
          label={words.totalExclTax}
          help={useReadHint("totalExclTax")}
          required
          currency={currency}
        />
        <AmountInput {...tax} label={words.totalTax} help={useReadHint("totalTax")} required currency={currency} />
        <div className="field">
          <span className="field-label" id="ttc">
            {words.totalInclTax}
          </span>
          <span className="field-help">{says ?? words.totalInclTaxHelp}</span>
          {inclTax.read && <p className="field-read">{inclTax.read}</p>}
          {inclTax.error && <p className="field-error">{inclTax.error}</p>}
          <output className="computed" id={controlId("totalInclTax")} tabIndex={-1} aria-labelledby="ttc">
            {total ?? (live.total || "–")} {currency}
          </output>
        </div>
        <AmountInput {...due} label={words.amountDue} help={useReadHint("amountDue")} required currency={currency} />
      </div>
      <VatDetail />
    </fieldset>
  );
}

/** « Saisir le détail de la TVA »: one line per rate, checked against the totals. */
function VatDetail() {
  const { view, live, words } = useDraft();
  const [rows, setRows] = useState(Math.min(MOST_LINES, view.vatLines.length + SPARE_LINES));
  const mark = view.marks.vatLines;
  const problems = live.problems.filter((problem) => problem.field === "vatLines");
  return (
    <Details summary={words.vatDetail} open={view.vatLines.length > 0}>
      <div className="vat-detail" id="champ-vatLines" tabIndex={-1}>
        {mark && (
          <p className="field-read">
            <Mark name="vatLines" mark={mark} seeZone={words.seeZone} />
          </p>
        )}
        {problems.map((problem) => (
          <p key={problem.text} className={problem.blocking ? "field-error" : "field-help"}>
            {problem.text}
          </p>
        ))}
        <table className="vat-lines">
          <caption className="visually-hidden">{words.vatDetail}</caption>
          <thead>
            <tr>
              <th scope="col">{words.vatRate}</th>
              <th scope="col">{words.vatBase}</th>
              <th scope="col">{words.vatAmount}</th>
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: rows }, (_, index) => {
              const line = view.vatLines[index];
              const nth = String(index + 1);
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
                <tr key={index}>
                  {(["rate", "base", "tax"] as const).map((cell) => (
                    <td key={cell}>
                      <input
                        type="text"
                        className="input"
                        data-kind="amount"
                        data-read={mark && line ? true : undefined}
                        inputMode="decimal"
                        autoComplete="off"
                        name={`vatLines.${index}.${cell}`}
                        defaultValue={line?.[cell] ?? ""}
                        aria-label={words[CELL_WORDS[cell]].replace("{line}", nth)}
                      />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
        {rows < MOST_LINES && (
          <Button size="small" icon="plus" onClick={() => setRows(rows + 1)}>
            {words.addVatLine}
          </Button>
        )}
      </div>
    </Details>
  );
}

const CELL_WORDS = { rate: "vatRateOf", base: "vatBaseOf", tax: "vatAmountOf" } as const;
