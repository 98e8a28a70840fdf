"use client";

import type { ReactNode } from "react";
import { fieldId } from "#components/ui/field-id.ts";
import { useFormState } from "#components/ui/form.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { useWords } from "#components/ui/words.tsx";

/** What every control of the kit takes. `name` also names its error in a refusal (`FieldProblem.field`). */
export type FieldProps = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  /** Overrides what the enclosing Form says about this field. */
  error?: string;
  required?: boolean;
  /** Says neither « obligatoire » nor « facultatif »: for filters, where nothing is required. */
  wordless?: boolean;
  /** The value was read from a document: true, or the words that say from where. */
  read?: ReactNode;
};

export type FieldLinks = {
  id: string;
  error: string | undefined;
  describedBy: string | undefined;
  /** What the person had typed when the form was refused; undefined on a first view. */
  typed: string | readonly string[] | undefined;
  /** Changes at each refusal: as a key it makes the browser take the new default value. */
  turn: number;
};

/** Ties a control to its label, help and error, and to the enclosing Form. */
export function useField({ name, error, help, read }: FieldProps): FieldLinks {
  const form = useFormState();
  const id = fieldId(name);
  const text = error ?? form.refusal?.problems.find((problem) => problem.field === name)?.text;
  const parts = [help && `${id}-aide`, read && `${id}-lu`, text && `${id}-erreur`].filter(Boolean);
  return {
    id,
    error: text,
    describedBy: parts.length > 0 ? parts.join(" ") : undefined,
    typed: form.values[name],
    turn: form.turn,
  };
}

export function FieldLabel({
  label,
  required = false,
  wordless = false,
}: Pick<FieldProps, "label" | "required" | "wordless">) {
  const words = useWords();
  return (
    <>
      {label}
      {!wordless && <small className="field-word"> {required ? words.required : words.optional}</small>}
    </>
  );
}

export function FieldHelp({ id, help }: { id: string; help: ReactNode }) {
  return help ? (
    <div id={`${id}-aide`} className="field-help">
      {help}
    </div>
  ) : null;
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return error ? (
    <p id={`${id}-erreur`} className="field-error">
      <Icon name="warning" />
      <span>{error}</span>
    </p>
  ) : null;
}

export function FieldRead({ id, read }: { id: string; read: ReactNode }) {
  const words = useWords();
  return read ? (
    <p id={`${id}-lu`} className="field-read">
      <Icon name="read" />
      {read === true ? words.read : read}
    </p>
  ) : null;
}

/** Label above, then help, then error, then the control: what is wrong stands next to what to change. */
export function Field({ links, children, ...props }: FieldProps & { links: FieldLinks; children: ReactNode }) {
  const { id, error } = links;
  return (
    <div className="field" data-invalid={error ? true : undefined}>
      <label className="field-label" htmlFor={id}>
        <FieldLabel {...props} />
      </label>
      <FieldHelp id={id} help={props.help} />
      <FieldRead id={id} read={props.read} />
      <FieldError id={id} error={error} />
      {children}
    </div>
  );
}

/** The attributes that every control carries. */
export function controlAttributes(props: FieldProps, links: FieldLinks) {
  return {
    id: links.id,
    name: props.name,
    required: props.required,
    "aria-invalid": links.error ? (true as const) : undefined,
    "aria-describedby": links.describedBy,
    "data-read": props.read ? true : undefined,
  };
}
