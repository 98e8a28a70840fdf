"use client";

import { useState } from "react";
import type { CaptchaWords } from "#components/captcha/captcha-words.ts";
import { Details } from "#components/ui/blocks.tsx";
import { Button } from "#components/ui/button.tsx";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { useScripts } from "#components/ui/use-scripts.ts";
import { WORK_TRIES } from "#lib/captcha/public.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { words: CaptchaWords; onDone: (pass: string) => void };

/** For who can neither read the image nor hear it: the browser computes, and tells how far it is. */
export function CaptchaWork({ words, onDone }: Props) {
  const scripts = useScripts();
  const [tries, setTries] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  async function start() {
    setFailed(false);
    setTries(0);
    try {
      onDone(await compute(setTries));
    } catch {
      setFailed(true);
    }
    setTries(null);
  }
  const quarter = tries === null ? undefined : words.quarters[Math.floor((4 * tries) / WORK_TRIES)];
  const secure = scripts && window.isSecureContext;
  return (
    <Details summary={words.workTitle}>
      <p>{words.workText}</p>
      <noscript>
        <p>{words.workNoScript}</p>
      </noscript>
      {scripts && !secure && <p>{words.workInsecure}</p>}
      {secure && (
        <Button onClick={() => tries === null && void start()} aria-disabled={tries !== null || undefined}>
          {tries === null ? words.work : words.working}
        </Button>
      )}
      {tries !== null && (
        <progress className="captcha-progress" max={WORK_TRIES} value={tries} aria-label={words.working} />
      )}
      <div role="status">
        <VisuallyHidden>{quarter}</VisuallyHidden>
        {failed && <p className="field-error">{words.workFailed}</p>}
      </div>
    </Details>
  );
}

/** Asks for a computation, does it, and exchanges the result for a pass. The library comes only for those who use it. */
async function compute(told: (tries: number) => void): Promise<string> {
  const [{ solveChallenge }, { deriveKey }, reply] = await Promise.all([
    import("altcha-lib"),
    import("altcha-lib/algorithms/web/pbkdf2"),
    fetch(routes.apiCaptchaWork()),
  ]);
  if (!reply.ok) throw new Error("no computation was given");
  const challenge = await reply.json();
  let tries = 0;
  const solution = await solveChallenge({
    challenge,
    deriveKey: (...given) => {
      tries += 1;
      if (tries % 60 === 0) told(tries);
      return deriveKey(...given);
    },
    timeout: 600_000,
  });
  const answer = await fetch(routes.apiCaptchaWork(), {
    method: "POST",
    body: JSON.stringify({ challenge, solution }),
  });
  if (!answer.ok) throw new Error("the computation was not accepted");
  const { pass } = await answer.json();
  return String(pass);
}
