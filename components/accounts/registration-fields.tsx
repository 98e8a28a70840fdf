"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { useFormState } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { useScripts } from "#components/ui/use-scripts.ts";
import { addressHint } from "#lib/accounts/public.ts";

export type RegistrationWords = Readonly<
  Record<
    | "email"
    | "emailConfirmation"
    | "emailConfirmationHelp"
    | "firstName"
    | "lastName"
    | "phone"
    | "contactEmail"
    | "contactHelp"
    /** These two hold `{address}` where the address goes. */
    | "hint"
    | "useHint",
    string
  >
>;

/** Who registers. The contact address follows the sign-in address until it is changed by hand; without scripts an empty one means the same. */
export function RegistrationFields({ words }: { words: RegistrationWords }) {
  const { turn } = useFormState();
  // A refused form comes back with what was typed: what was counted on starts from there.
  return <Fields key={turn} words={words} />;
}

const ADDRESS = {
  type: "email",
  inputMode: "email",
  autoCapitalize: "none",
  spellCheck: false,
  maxLength: 254,
} as const;

function Fields({ words }: { words: RegistrationWords }) {
  const { values } = useFormState();
  const [email, setEmail] = useState(textOf(values.email));
  const [contact, setContact] = useState(textOf(values.contactEmail) || null);
  const login = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Typed, or filled in by the browser, before the page was alive.
    setEmail((known) => login.current?.value ?? known);
  }, []);
  return (
    <>
      <div>
        <TextInput
          {...ADDRESS}
          ref={login}
          name="email"
          autoComplete="username"
          label={words.email}
          onChange={(event) => setEmail(event.target.value)}
          required
        />
        <Hint
          typed={email}
          words={words}
          onUse={(address) => {
            if (login.current) login.current.value = address;
            setEmail(address);
            login.current?.focus();
          }}
        />
      </div>
      <TextInput
        {...ADDRESS}
        name="emailConfirmation"
        autoComplete="email"
        label={words.emailConfirmation}
        help={words.emailConfirmationHelp}
        required
      />
      <TextInput name="firstName" autoComplete="given-name" maxLength={60} label={words.firstName} required />
      <TextInput name="lastName" autoComplete="family-name" maxLength={60} label={words.lastName} required />
      <TextInput
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        maxLength={30}
        width="medium"
        label={words.phone}
      />
      <TextInput
        {...ADDRESS}
        name="contactEmail"
        autoComplete="email"
        label={words.contactEmail}
        help={words.contactHelp}
        value={contact ?? email}
        onChange={(event) => setContact(event.target.value)}
      />
    </>
  );
}

function textOf(value: string | readonly string[] | undefined): string {
  return typeof value === "string" ? value : "";
}

type HintProps = { typed: string; words: RegistrationWords; onUse: (address: string) => void };

/** « gmial.com »: an advice. It refuses nothing. */
function Hint({ typed, words, onUse }: HintProps) {
  const scripts = useScripts();
  const address = addressHint(typed);
  return (
    <div role="status">
      {address && (
        <div className="hint">
          <p>{words.hint.replace("{address}", address)}</p>
          {scripts && (
            <Button size="small" onClick={() => onUse(address)}>
              {words.useHint.replace("{address}", address)}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
