"use client";

import { useState } from "react";
import { useScripts } from "#components/accounts/use-scripts.ts";
import { Button } from "#components/ui/button.tsx";

/** Copies and prints what is on the screen; without scripts the browser's own menu does. */
export function CodesButtons({
  text,
  words,
}: {
  text: string;
  words: { copy: string; copied: string; print: string };
}) {
  const scripts = useScripts();
  const [copied, setCopied] = useState(false);
  if (!scripts) return null;
  return (
    <>
      <Button onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}>
        <span aria-live="polite">{copied ? words.copied : words.copy}</span>
      </Button>
      <Button onClick={() => window.print()}>{words.print}</Button>
    </>
  );
}
