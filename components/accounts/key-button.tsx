"use client";

import { type MouseEvent, useRef, useState } from "react";
import { useFormStatus } from "react-dom";
import { useScripts } from "#components/accounts/use-scripts.ts";
import { Button, type ButtonLook } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";

export type KeyWords = {
  readonly start: string;
  readonly waiting: string;
  readonly cancelled: string;
  readonly known: string;
  readonly failed: string;
  readonly unsupported: string;
};

type Props = {
  /** Asks a key to sign, or makes a new one. */
  mode: "sign" | "create";
  /** Where what the key must sign comes from. */
  optionsUrl: string;
  words: KeyWords;
  look?: ButtonLook;
};

/**
 * Asks the browser for a key, then sends the enclosing form with what it answered in the field `answer`. The library that talks to the
 * browser is loaded at the press of the button: other visitors do not pay for it.
 */
export function KeyButton({ mode, optionsUrl, words, look = "primary" }: Props) {
  const scripts = useScripts();
  const answer = useRef<HTMLInputElement>(null);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { pending } = useFormStatus();
  const busy = asking || pending;

  async function press({ currentTarget: { form } }: MouseEvent<HTMLButtonElement>) {
    if (busy || !form) return;
    setAsking(true);
    setProblem(null);
    try {
      if (!answer.current) return;
      answer.current.value = await ask(mode, optionsUrl);
      form.requestSubmit();
    } catch (error) {
      setProblem(sentenceOf(error, words));
    } finally {
      setAsking(false);
    }
  }

  return (
    <>
      <input type="hidden" name="answer" ref={answer} />
      <div role="alert">
        {problem && (
          <p className="field-error">
            <Icon name="warning" />
            <span>{problem}</span>
          </p>
        )}
      </div>
      {scripts && (
        <Button look={look} aria-disabled={busy || undefined} data-pending={busy || undefined} onClick={press}>
          {busy ? words.waiting : words.start}
        </Button>
      )}
    </>
  );
}

/** A refusal of the portal, in its own words. */
class Refused extends Error {}

async function ask(mode: Props["mode"], optionsUrl: string): Promise<string> {
  const [{ startAuthentication, startRegistration }, reply] = await Promise.all([
    import("@simplewebauthn/browser"),
    fetch(optionsUrl, { method: "POST", headers: { accept: "application/json" } }),
  ]);
  const { ok, message, options } = await reply.json();
  if (!ok) throw new Refused(message);
  const given =
    mode === "sign"
      ? await startAuthentication({ optionsJSON: options })
      : await startRegistration({ optionsJSON: options });
  return JSON.stringify(given);
}

function sentenceOf(error: unknown, words: KeyWords): string {
  if (error instanceof Refused) return error.message;
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "AbortError") return words.cancelled;
  if (name === "InvalidStateError") return words.known;
  if (name === "SecurityError" || name === "NotSupportedError") return words.unsupported;
  // The library says by a plain error that the browser knows no keys at all.
  return typeof PublicKeyCredential === "undefined" ? words.unsupported : words.failed;
}
