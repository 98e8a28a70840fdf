"use client";

import { type ComponentProps, useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { controlAttributes, Field, type FieldProps, useField } from "#components/ui/field.tsx";
import { useWords } from "#components/ui/words.tsx";

type Props = FieldProps & { autoComplete: "current-password" | "new-password" } & Pick<
    ComponentProps<"input">,
    "maxLength" | "autoFocus"
  > & {
    /** Called with what is typed, and with what stood there before the scripts came: a password manager does not wait for them. */
    onText?: (text: string) => void;
  };

/** A password, shown or hidden at will. Never comes back with what was typed. */
export function PasswordInput({ autoComplete, maxLength, onText, ...field }: Props) {
  const words = useWords();
  const links = useField(field);
  const [shown, setShown] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current?.value) onText?.(input.current.value);
  }, [onText]);
  return (
    <Field {...field} links={links}>
      <span className="input-affix">
        <input
          ref={input}
          type={shown ? "text" : "password"}
          className="input"
          data-kind="password"
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={maxLength}
          onChange={(event) => onText?.(event.target.value)}
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
