"use client";

import type { ComponentProps } from "react";
import { controlAttributes, Field, type FieldProps, useField } from "#components/ui/field.tsx";

type Width = { width?: "short" | "medium" };
type Own<T extends "input" | "select" | "textarea"> = Omit<ComponentProps<T>, keyof FieldProps | "width">;

/** Splits what the field needs from what the native control takes. */
function split<P extends FieldProps>(props: P) {
  const { name, label, help, error, required, wordless, read, ...native } = props;
  return { field: { name, label, help, error, required, wordless, read }, native };
}

/** What was typed before a refusal wins over the default; a list of values is not a text. */
function textValue(typed: string | readonly string[] | undefined, fallback: ComponentProps<"input">["defaultValue"]) {
  return typeof typed === "string" ? typed : fallback;
}

export function TextInput({ width, ...props }: FieldProps & Width & Own<"input">) {
  const { field, native } = split(props);
  const links = useField(field);
  return (
    <Field {...field} links={links}>
      <input
        key={links.turn}
        type="text"
        className="input"
        data-width={width}
        {...native}
        {...(native.value === undefined ? { defaultValue: textValue(links.typed, native.defaultValue) } : {})}
        {...controlAttributes(field, links)}
      />
    </Field>
  );
}

/** An amount is text for the browser (comma or point, spaces allowed); the server reads it. `currency` is said after it. */
export function AmountInput({ currency, ...props }: FieldProps & Own<"input"> & { currency?: string }) {
  const { field, native } = split(props);
  const links = useField(field);
  return (
    <Field {...field} links={links}>
      <span className="input-affix">
        <input
          key={links.turn}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className="input"
          data-kind="amount"
          {...native}
          {...(native.value === undefined ? { defaultValue: textValue(links.typed, native.defaultValue) } : {})}
          {...controlAttributes(field, links)}
        />
        {currency && <span>{currency}</span>}
      </span>
    </Field>
  );
}

/** A day, sent as `2026-11-23`. */
export function DateInput(props: FieldProps & Own<"input">) {
  return <TextInput type="date" width="short" {...props} />;
}

export function Textarea(props: FieldProps & Own<"textarea">) {
  const { field, native } = split(props);
  const links = useField(field);
  return (
    <Field {...field} links={links}>
      <textarea
        key={links.turn}
        className="input"
        {...native}
        {...(native.value === undefined ? { defaultValue: textValue(links.typed, native.defaultValue) } : {})}
        {...controlAttributes(field, links)}
      />
    </Field>
  );
}

export type Option = { readonly value: string; readonly label: string };

/** `empty` is the label of the choice that chooses nothing (« Toutes », « Choisissez »); without it the first option is chosen. */
export function Select({
  options,
  empty,
  width,
  ...props
}: FieldProps & Width & Own<"select"> & { options: readonly Option[]; empty?: string }) {
  const { field, native } = split(props);
  const links = useField(field);
  return (
    <Field {...field} links={links}>
      <select
        key={links.turn}
        className="input"
        data-width={width}
        {...native}
        {...(native.value === undefined ? { defaultValue: textValue(links.typed, native.defaultValue) } : {})}
        {...controlAttributes(field, links)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
