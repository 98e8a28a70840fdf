"use client";

import { useCallback, useEffect, useRef, useState } from "react";

/** Sentences from the server: the browser gets no catalogue. */
export type SessionWords = Readonly<
  Record<"title" | "text" | "lastText" | "seconds" | "stay" | "endedTitle" | "endedText" | "signIn", string>
>;

type Left = { seconds: number; extensible: boolean };

/** Seconds before the end, and how long a session lasts without being used. */
const WARN = 120;
const FIRST = 30 * 60;

/**
 * Warns two minutes before the session ends, with a way to stay (WCAG 2.2.1). The server alone knows when that is, since other
 * tabs use the same session: it is asked when the time seems near, and asking extends nothing. What was typed stays on screen.
 */
export function SessionWarning({ words, api, signIn }: { words: SessionWords; api: string; signIn: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [left, setLeft] = useState<Left | null>(null);
  const ask = useCallback(
    (method: "GET" | "POST") =>
      fetch(api, { method })
        .then((reply) => reply.json())
        .then(setLeft, () => setLeft({ seconds: WARN * 2, extensible: true })),
    [api],
  );

  useEffect(() => {
    const seconds = left?.seconds ?? FIRST;
    const shown = left !== null && seconds <= WARN;
    if (shown && !dialog.current?.open) dialog.current?.showModal();
    if (!shown) dialog.current?.close();
    if (shown && seconds <= 0) return;
    // While it counts down, the last second asks once more: another tab may have gone on.
    const tick = () => (shown && seconds > 1 ? setLeft({ ...left, seconds: seconds - 1 }) : void ask("GET"));
    const timer = setTimeout(tick, shown ? 1000 : (seconds - WARN) * 1000);
    return () => clearTimeout(timer);
  }, [left, ask]);

  useEffect(() => {
    // A computer that slept counted nothing.
    const wake = () => void (document.visibilityState === "visible" && ask("GET"));
    document.addEventListener("visibilitychange", wake);
    return () => document.removeEventListener("visibilitychange", wake);
  }, [ask]);

  const ended = left?.seconds === 0;
  const seconds = left?.seconds ?? 0;
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="fin-de-session"
      onCancel={(event) => {
        if (ended) return;
        event.preventDefault();
        void ask("POST");
      }}
    >
      <div>
        <h2 id="fin-de-session">{ended ? words.endedTitle : words.title}</h2>
        {ended ? (
          <p>{words.endedText}</p>
        ) : (
          <p>
            {left?.extensible === false ? words.lastText : words.text}{" "}
            <span role="timer" aria-live="off">
              {seconds} {words.seconds}
            </span>
            .
          </p>
        )}
        {/* Said every half minute, not every second. */}
        <p className="visually-hidden" aria-live="polite">
          {!ended && left && `${Math.ceil(seconds / 30) * 30} ${words.seconds}`}
        </p>
        <div className="button-row">
          {ended ? (
            <a className="button" data-look="primary" href={signIn} target="_blank" rel="noreferrer">
              {words.signIn}
            </a>
          ) : (
            left?.extensible !== false && (
              <button type="button" className="button" data-look="primary" onClick={() => void ask("POST")}>
                {words.stay}
              </button>
            )
          )}
        </div>
      </div>
    </dialog>
  );
}
