"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

type Props = {
  url: string;
  done: number;
  total: number;
  /** « Page {done} sur {total} » with the two names to be replaced. */
  words: { readonly reading: string; readonly waiting: string; readonly pages: string };
};

type State = { status: "PENDING" | "RUNNING" | "DONE" | "FAILED"; pagesDone: number; pagesTotal: number };

const EVERY_MS = 700;

/** How far the reading of a scan is; shows the form as soon as it has ended, whatever the end. */
export function ReadingProgress({ url, done, total, words }: Props) {
  const router = useRouter();
  const [state, setState] = useState<State>({ status: "PENDING", pagesDone: done, pagesTotal: total });
  useEffect(() => {
    let timer = 0;
    const stop = new AbortController();
    const ask = async () => {
      try {
        const response = await fetch(url, { signal: stop.signal, headers: { accept: "application/json" } });
        const next = (await response.json()) as State;
        if (response.ok) setState(next);
        if (!response.ok || next.status === "DONE" || next.status === "FAILED") return router.refresh();
      } catch {
        if (stop.signal.aborted) return;
      }
      timer = window.setTimeout(ask, EVERY_MS);
    };
    timer = window.setTimeout(ask, EVERY_MS);
    return () => {
      stop.abort();
      window.clearTimeout(timer);
    };
  }, [url, router]);
  const count = words.pages
    .replace("{done}", String(state.pagesDone))
    .replace("{total}", String(Math.max(1, state.pagesTotal)));
  return (
    <div className="reading-progress">
      <label htmlFor="lecture">{state.status === "PENDING" ? words.waiting : words.reading}</label>
      <progress
        id="lecture"
        max={Math.max(1, state.pagesTotal)}
        value={state.pagesDone === 0 ? undefined : state.pagesDone}
      />
      <p role="status">{count}</p>
    </div>
  );
}
