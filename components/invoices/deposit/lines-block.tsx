"use client";

import { type MouseEvent, useEffect, useRef, useState } from "react";
import { useDraft } from "#components/invoices/deposit/form-context.tsx";
import { TypedTotals } from "#components/invoices/deposit/typed-totals.tsx";
import { Button } from "#components/ui/button.tsx";
import { fieldId } from "#components/ui/field-id.ts";
import { useFormState } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import {
  LABEL_MAX,
  type LINE_CELLS,
  type LineMove,
  MOST_LINES,
  moveLines,
  NEW_LINE,
  rowsOfInputs,
  type TypedLine,
} from "#lib/invoices/public.ts";

/**
 * Lignes: what is invoiced, one line each. The buttons post the form without script, and act at once with it; every one of them is reached
 * and pressed by keyboard, and the focus follows the line that it moves.
 */
export function LinesBlock() {
  const { values, turn } = useFormState();
  const { view, replaced } = useDraft();
  // A line that was taken away leaves its names behind, empty.
  const typed = turn > 0 ? rowsOfInputs(values)?.filter((row) => row.vat !== "") : null;
  return <Lines key={`${turn} ${replaced?.turn ?? 0}`} first={replaced?.rows ?? typed ?? view.lines} />;
}

function Lines({ first }: { first: readonly TypedLine[] }) {
  const { live, words, later } = useDraft();
  const [rows, setRows] = useState<readonly TypedLine[]>(first.length > 0 ? first : [NEW_LINE]);
  const frame = useRef<HTMLFieldSetElement>(null);
  const goTo = useRef<string | null>(null);
  const { refusal } = useFormState();
  // Nothing is wrong with lines that nobody has begun yet.
  const begun = refusal !== null || rows.some((row) => row.label !== "" || row.unitPrice !== "");
  const problems = live.problems.filter((problem) => begun && problem.field === "lines");

  useEffect(() => {
    if (goTo.current) document.getElementById(goTo.current)?.focus();
    goTo.current = null;
  });

  const press = (move: LineMove, at: number) => (event: MouseEvent) => {
    event.preventDefault();
    const next = moveLines(rows, move, at);
    const place =
      { ajouter: next.length - 1, retirer: Math.max(0, at - 1), dupliquer: at + 1 }[move as "ajouter"] ?? null;
    const to =
      move === "monter" ? Math.max(0, at - 1) : move === "descendre" ? Math.min(next.length - 1, at + 1) : null;
    goTo.current = to === null ? fieldId(`lines.${place ?? 0}.label`) : `ligne-${to}-${move}`;
    setRows(next.length > 0 ? next : [NEW_LINE]);
    later();
  };
  const change = (at: number, cell: keyof TypedLine, text: string) =>
    setRows(rows.map((row, index) => (index === at ? { ...row, [cell]: text } : row)));

  return (
    <>
      <fieldset className="fieldset" ref={frame} id={fieldId("lines")} tabIndex={-1}>
        <legend>{words.lines}</legend>
        <p className="field-help">{words.linesHelp}</p>
        {problems.map(({ text }) => (
          <p key={text} className="field-error">
            {text}
          </p>
        ))}
        <ol className="invoice-lines">
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its place.
            <li key={index}>
              <Line row={row} at={index} last={index === rows.length - 1} change={change} press={press} />
            </li>
          ))}
        </ol>
        <span className="button-row">
          <Button
            type="submit"
            icon="plus"
            name="ligne"
            value="ajouter-0"
            formNoValidate
            disabled={rows.length >= MOST_LINES}
            onClick={press("ajouter", 0)}
          >
            {words.addLine}
          </Button>
        </span>
      </fieldset>
      <TypedTotals rows={rows} />
    </>
  );
}

type LineProps = {
  row: TypedLine;
  at: number;
  last: boolean;
  change: (at: number, cell: keyof TypedLine, text: string) => void;
  press: (move: LineMove, at: number) => (event: MouseEvent) => void;
};

function Line({ row, at, last, change, press }: LineProps) {
  const { view, words } = useDraft();
  const title = words.lineTitle.replace("{line}", String(at + 1));
  const input = (cell: (typeof LINE_CELLS)[number]) => ({
    name: `lines.${at}.${cell}`,
    value: row[cell],
    onChange: (event: { currentTarget: { value: string } }) => change(at, cell, event.currentTarget.value),
  });
  const moves: readonly [LineMove, string, boolean][] = [
    ["monter", words.lineUp, at === 0],
    ["descendre", words.lineDown, last],
    ["dupliquer", words.lineCopy, false],
    ["retirer", words.remove, false],
  ];
  return (
    <fieldset className="invoice-line">
      <legend>{title}</legend>
      <TextInput {...input("label")} label={words.lineLabel} wordless maxLength={LABEL_MAX} autoComplete="off" />
      <div className="invoice-line-cells">
        <TextInput {...input("quantity")} label={words.lineQuantity} wordless inputMode="decimal" autoComplete="off" />
        <Choice {...input("unit")} label={words.lineUnit} options={view.units} />
        <TextInput {...input("unitPrice")} label={words.linePrice} wordless inputMode="decimal" autoComplete="off" />
        <TextInput {...input("discount")} label={words.lineDiscount} wordless autoComplete="off" />
        <Choice {...input("vat")} label={words.lineVat} options={view.vatChoices} />
      </div>
      <span className="button-row">
        {moves.map(([move, label, disabled]) => (
          <Button
            key={move}
            id={`ligne-${at}-${move}`}
            type="submit"
            size="small"
            look="quiet"
            name="ligne"
            value={`${move}-${at}`}
            formNoValidate
            disabled={disabled}
            onClick={press(move, at)}
          >
            {label} <span className="visually-hidden">{title}</span>
          </Button>
        ))}
      </span>
    </fieldset>
  );
}

type ChoiceProps = {
  name: string;
  value: string;
  label: string;
  options: readonly { readonly value: string; readonly label: string }[];
  onChange: (event: { currentTarget: { value: string } }) => void;
};

/** A choice of a line: held by the line, which knows what it comes to. */
function Choice({ name, value, label, options, onChange }: ChoiceProps) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <select id={fieldId(name)} name={name} value={value} onChange={onChange} className="input">
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
