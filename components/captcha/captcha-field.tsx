"use client";

import { useEffect, useRef, useState } from "react";
import type { CaptchaWords } from "#components/captcha/captcha-words.ts";
import { CaptchaWork } from "#components/captcha/captcha-work.tsx";
import { Button } from "#components/ui/button.tsx";
import { useFormState } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { routes } from "#lib/shared/routes.ts";

/** `token`: the captcha of a first view. */
type Props = { token: string; words: CaptchaWords };

/**
 * The captcha of a form, in three ways: an image to copy, the same characters spoken, a computation by the browser. The action gives back,
 * among the values, what comes next: solved, the same image, or another one (`captchaAfter`). Its buttons send `etape`.
 */
export function CaptchaField({ token: first, words }: Props) {
  const { values, turn } = useFormState();
  const [worked, setWorked] = useState({ turn: 0, pass: "" });
  const pass = (worked.turn === turn && worked.pass) || textOf(values.captchaPasse);
  const token = turn === 0 ? first : textOf(values.captchaJeton);
  return (
    <fieldset className="fieldset">
      <legend>{words.title}</legend>
      <input type="hidden" name="captchaPasse" value={pass} />
      <input type="hidden" name="captchaJeton" value={token} />
      {pass ? <Validated key={turn} words={words} /> : <Question key={token} token={token} words={words} />}
      {!pass && <CaptchaWork words={words} onDone={(done) => setWorked({ turn, pass: done })} />}
    </fieldset>
  );
}

function textOf(value: string | readonly string[] | undefined): string {
  return typeof value === "string" ? value : "";
}

function Question({ token, words }: Props) {
  const { turn, refusal } = useFormState();
  return (
    <>
      {/* biome-ignore lint/performance/noImgElement: drawn for one browser and kept by nobody, there is nothing to optimise. */}
      <img
        className="captcha-image"
        src={routes.apiCaptchaImage({ jeton: token })}
        alt={words.imageAlt}
        width={300}
        height={100}
      />
      {/* biome-ignore lint/a11y/useMediaCaption: a caption would be the answer; the computation below needs neither eye nor ear. */}
      <audio
        className="captcha-sound"
        controls
        preload="none"
        src={routes.apiCaptchaSound({ jeton: token })}
        aria-label={words.listen}
      >
        <a href={routes.apiCaptchaSound({ jeton: token })}>{words.download}</a>
      </audio>
      <TextInput
        name="captcha"
        label={words.label}
        help={words.help}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        width="medium"
        // Another image was asked for: the next thing to do is to copy it.
        autoFocus={turn > 0 && refusal === null}
        required
      />
      <div className="button-row">
        <SubmitButton look="secondary" name="etape" value="captcha">
          {words.validate}
        </SubmitButton>
        <Button type="submit" look="quiet" name="etape" value="image">
          {words.another}
        </Button>
      </div>
    </>
  );
}

/** Takes the focus when it appears: the button that was pressed is gone. */
function Validated({ words }: { words: CaptchaWords }) {
  const { refusal } = useFormState();
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal === null) here.current?.focus();
  }, [refusal]);
  return (
    // biome-ignore lint/a11y/noAutofocus: without scripts the page is a new one, and this is where one was.
    <div ref={here} tabIndex={-1} autoFocus={refusal === null}>
      <Notice tone="ok" title={words.validated} live="polite">
        <p>{words.validatedText}</p>
      </Notice>
    </div>
  );
}
