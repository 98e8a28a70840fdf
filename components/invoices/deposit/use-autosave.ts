"use client";

import { type FormEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { ReplacedLines } from "#components/invoices/deposit/form-context.tsx";
import { putValue } from "#components/invoices/deposit/put-value.ts";
import type { Conflict, LiveState, SaveOutcome } from "#components/invoices/deposit/view.ts";
import { rowsOfInputs, type TypedLine } from "#lib/invoices/public.ts";

type Options = {
  form: RefObject<HTMLFormElement | null>;
  /** What the page was drawn with. */
  first: LiveState;
  save: (data: FormData) => Promise<SaveOutcome>;
  words: { readonly saving: string; readonly notSaved: string };
};

const QUIET_MS = 900;
const RETRY_MS = 8_000;

/**
 * Saves the form by itself: when typing pauses, one save at a time, again when something was typed meanwhile. A save that fails keeps
 * what was typed in the page, says so, and is tried again. Sending the form waits for the save that is on its way, because
 * both start from the same version.
 */
export function useAutosave({ form, first, save, words }: Options) {
  const [saved, setSaved] = useState<LiveState | null>(null);
  const [message, setMessage] = useState("");
  const [failed, setFailed] = useState(false);
  const [replaced, setReplaced] = useState<ReplacedLines | null>(null);
  const replaceLines = useCallback(
    (rows: readonly TypedLine[]) => setReplaced((before) => ({ rows, turn: (before?.turn ?? 0) + 1 })),
    [],
  );
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const timer = useRef(0);
  const running = useRef<Promise<void> | null>(null);
  const dirty = useRef(false);
  const live = saved && saved.version >= first.version ? saved : first;

  const run = useCallback(async () => {
    window.clearTimeout(timer.current);
    if (running.current) {
      dirty.current = true;
      return running.current;
    }
    if (!form.current) return;
    dirty.current = false;
    setMessage(words.saving);
    const data = new FormData(form.current);
    data.delete("fichier");
    const work = save(data)
      .then(
        (outcome) => {
          setFailed(!outcome.ok);
          setMessage(outcome.ok ? outcome.live.saved : outcome.message);
          setConflict(outcome.ok ? null : outcome.conflict);
          if (!outcome.ok) return;
          setSaved(outcome.live);
          // Before React draws it: a form sent in between must start from this version.
          if (!form.current) return;
          putValue(form.current, "version", String(outcome.live.version));
          putValue(form.current, "avant", baseOf(data, outcome.live));
          if (outcome.live.lines) replaceLines(outcome.live.lines);
          // What is being typed this instant stays: it is compared at the next save.
          for (const [name, text] of Object.entries(outcome.live.elsewhere)) {
            if (new FormData(form.current).get(name) === data.get(name)) putValue(form.current, name, text);
          }
        },
        () => {
          setFailed(true);
          setMessage(words.notSaved);
          timer.current = window.setTimeout(run, RETRY_MS);
        },
      )
      .finally(() => {
        running.current = null;
        if (dirty.current) timer.current = window.setTimeout(run, 0);
      });
    running.current = work;
    return work;
  }, [form, save, words.saving, words.notSaved, replaceLines]);

  const later = useCallback(() => {
    dirty.current = true;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(run, QUIET_MS);
  }, [run]);

  /** Something changed that is not worth saving yet: a name half typed. `later` on leaving the field saves it. */
  const hold = useCallback(() => {
    dirty.current = true;
  }, []);
  const flush = useCallback(() => {
    if (dirty.current) later();
  }, [later]);

  /** Both values have been seen: goes on with those of this form, or with the others'. */
  const settle = useCallback(
    (which: "mine" | "saved") => {
      if (!conflict || !form.current) return;
      putValue(form.current, "avant", conflict.base);
      if (which === "saved") {
        for (const [name, text] of Object.entries(conflict.take)) putValue(form.current, name, text);
      }
      setConflict(null);
      if (which === "saved" && conflict.takeLines) {
        replaceLines(conflict.takeLines);
        // Once they are drawn: what is saved is what the form holds.
        later();
      } else void run();
    },
    [conflict, form, run, later, replaceLines],
  );

  const onSubmit = useCallback((event: FormEvent<HTMLFormElement>) => {
    window.clearTimeout(timer.current);
    dirty.current = false;
    setMessage("");
    setFailed(false);
    if (!running.current) return;
    event.preventDefault();
    const { currentTarget } = event;
    const { submitter } = event.nativeEvent as SubmitEvent;
    void running.current.then(() => currentTarget.requestSubmit(submitter));
  }, []);

  // Leaving within the pause would lose the last words typed.
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (dirty.current || running.current) event.preventDefault();
    };
    const hide = () => {
      if (document.visibilityState === "hidden" && dirty.current) void run();
    };
    window.addEventListener("beforeunload", leave);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("beforeunload", leave);
      document.removeEventListener("visibilitychange", hide);
      window.clearTimeout(timer.current);
    };
  }, [run]);

  return { live, message, failed, conflict, settle, replaced, later, hold, flush, now: run, onSubmit };
}

/** What was just saved, as the next save compares itself to it: every input by its name. */
function baseOf(data: FormData, { elsewhere, lines }: LiveState): string {
  const texts = new Map([...data].filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  for (const [name, text] of Object.entries(elsewhere)) texts.set(name, text);
  const vatLines: Record<string, string>[] = [];
  for (const [name, text] of texts) {
    const [, index, cell] = /^vatLines\.(\d+)\.(\w+)$/.exec(name) ?? [];
    if (index === undefined || cell === undefined) continue;
    vatLines[Number(index)] = { rate: "", base: "", tax: "", ...vatLines[Number(index)], [cell]: text };
  }
  const fields = Object.fromEntries([...texts].filter(([name]) => /^[a-zA-Z]+$/.test(name) && name !== "avant"));
  return JSON.stringify({
    fields,
    vatLines: vatLines.filter(Boolean),
    lines: lines ?? rowsOfInputs(Object.fromEntries(texts)) ?? undefined,
  });
}
