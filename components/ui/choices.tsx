"use client";

import type { ChangeEventHandler, ReactNode } from "react";
import {
  controlAttributes,
  FieldError,
  FieldHelp,
  FieldLabel,
  type FieldProps,
  FieldRead,
  useField,
} from "#components/ui/field.tsx";

export type Choice = { readonly value: string; readonly label: ReactNode; readonly hint?: ReactNode };

/** A question with a few answers, all in sight. `boxed` frames each answer: for a choice that shapes what follows. */
export function RadioGroup({
  choices,
  defaultValue,
  boxed = false,
  onChange,
  ...field
}: FieldProps & {
  choices: readonly Choice[];
  defaultValue?: string;
  boxed?: boolean;
  onChange?: ChangeEventHandler<HTMLInputElement>;
}) {
  const links = useField(field);
  const chosen = typeof links.typed === "string" ? links.typed : defaultValue;
  return (
    <fieldset className="field" data-invalid={links.error ? true : undefined} aria-describedby={links.describedBy}>
      <legend className="field-label">
        <FieldLabel {...field} />
      </legend>
      <FieldHelp id={links.id} help={field.help} />
      <FieldRead id={links.id} read={field.read} />
      <FieldError id={links.id} error={links.error} />
      <div className="choices" data-boxed={boxed} key={links.turn}>
        {choices.map((choice, index) => (
          <label key={choice.value} className="choice">
            <input
              type="radio"
              id={index === 0 ? links.id : undefined}
              name={field.name}
              value={choice.value}
              required={field.required}
              defaultChecked={choice.value === chosen}
              onChange={onChange}
            />
            <span>
              {choice.label}
              {choice.hint && <small>{choice.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One yes-or-no. A box that must be ticked is `required`; the words come after the label as for any field. */
export function Checkbox({
  defaultChecked = false,
  value = "oui",
  onChange,
  ...field
}: FieldProps & { defaultChecked?: boolean; value?: string; onChange?: ChangeEventHandler<HTMLInputElement> }) {
  const links = useField(field);
  const ticked = links.turn === 0 ? defaultChecked : links.typed !== undefined;
  return (
    <div className="field" data-invalid={links.error ? true : undefined}>
      <FieldError id={links.id} error={links.error} />
      <label className="choice">
        <input
          key={links.turn}
          type="checkbox"
          value={value}
          defaultChecked={ticked}
          onChange={onChange}
          {...controlAttributes(field, links)}
        />
        <span>
          <FieldLabel {...field} />
          <FieldHelp id={links.id} help={field.help} />
        </span>
      </label>
    </div>
  );
}
