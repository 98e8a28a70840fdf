"use client";

import { useEffect, useState } from "react";
import type { PasswordWords } from "#components/accounts/password-words.ts";
import { useFormState } from "#components/ui/form.tsx";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { brokenRules, PASSWORD_MAX } from "#lib/accounts/public.ts";

type Props = { email: string; labels: { password: string; confirmation: string }; words: PasswordWords };

/**
 * A new password, typed twice. The rules stand there from the start, for everyone; with scripts each is ticked while one types,
 * and a screen reader hears how far it is once the typing pauses. The server decides by the same table.
 */
export function NewPasswordFields({ email, labels, words }: Props) {
  const { turn } = useFormState();
  // A refused form comes back with empty fields: what was counted goes with them.
  return <Fields key={turn} email={email} labels={labels} words={words} />;
}

function Fields({ email, labels, words }: Props) {
  const [password, setPassword] = useState("");
  const [confirmation, setConfirmation] = useState("");
  const broken = brokenRules(password, email);
  const same = password === confirmation ? words.same : words.differ;
  const said = [password && words.progress[words.rules.length - broken.length], confirmation && same].filter(Boolean);
  return (
    <>
      <PasswordInput
        name="newPassword"
        autoComplete="new-password"
        label={labels.password}
        maxLength={PASSWORD_MAX}
        onText={setPassword}
        help={
          <>
            {words.title}
            <ul className="checklist">
              {words.rules.map(({ code, text }) => {
                const met = password !== "" && !broken.includes(code);
                return (
                  <li key={code} data-met={met}>
                    <Icon name={met ? "check" : "dot"} />
                    <span>
                      {text}
                      {password !== "" && <VisuallyHidden> ({met ? words.met : words.missing})</VisuallyHidden>}
                    </span>
                  </li>
                );
              })}
            </ul>
          </>
        }
        required
      />
      <PasswordInput
        name="passwordConfirmation"
        autoComplete="new-password"
        label={labels.confirmation}
        maxLength={PASSWORD_MAX}
        onText={setConfirmation}
        required
      />
      <Announcement text={said.join(". ")} shown={confirmation === "" ? undefined : same} />
    </>
  );
}

/** Says a text when it has stood still for a second: not at every key. */
function Announcement({ text, shown }: { text: string; shown: string | undefined }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), 1000);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <>
      {shown && (
        <p className="field-help" aria-hidden="true">
          {shown}
        </p>
      )}
      <div role="status">
        <VisuallyHidden>{said}</VisuallyHidden>
      </div>
    </>
  );
}
