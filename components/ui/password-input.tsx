"use client";

import { type ComponentProps, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { controlAttributes, Field, type FieldProps, useField } from "#components/ui/field.tsx";
import { useWords } from "#components/ui/words.tsx";

type Props = FieldProps & { autoComplete: "current-password" | "new-password" } & Pick<
    ComponentProps<"input">,
    "maxLength" | "autoFocus" | "onChange"
  >;

/** A password, shown or hidden at will. Never comes back with what was typed. */
export function PasswordInput({ autoComplete, maxLength, onChange, ...field }: Props) {
  const words = useWords();
  const links = useField(field);
  const [shown, setShown] = useState(false);
  return (
    <Field {...field} links={links}>
      <span className="input-affix">
        <input
          type={shown ? "text" : "password"}
          className="input"
          data-kind="password"
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={maxLength}
          onChange={onChange}
          {...controlAttributes(field, links)}
        />
        <Button
          look="quiet"
          size="small"
          icon={shown ? "eye-off" : "eye"}
          aria-controls={links.id}
          onClick={() => setShown(!shown)}
        >
          {shown ? words.hidePassword : words.showPassword}
        </Button>
      </span>
    </Field>
  );
}
