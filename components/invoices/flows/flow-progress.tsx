"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

type State = { readonly done: number; readonly total: number; readonly busy: boolean };

type Props = State & {
  readonly url: string;
  /** « {done} sur {total} » with the two names to be replaced. */
  readonly words: { readonly label: string; readonly count: string };
};

const EVERY_MS = 1_000;

/** How far a lot is. The report below is drawn again with each file that ends, until none is left. */
export function FlowProgressBar({ url, words, ...first }: Props) {
  const router = useRouter();
  const [state, setState] = useState<State>(first);
  useEffect(() => {
    let timer = 0;
    let shown = -1;
    const stop = new AbortController();
    const ask = async () => {
      try {
        const response = await fetch(url, { signal: stop.signal, headers: { accept: "application/json" } });
        const next = (await response.json()) as State;
        if (response.ok) setState(next);
        if (!response.ok || !next.busy) return router.refresh();
        if (shown !== next.done) router.refresh();
        shown = next.done;
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
  const count = words.count.replace("{done}", String(state.done)).replace("{total}", String(state.total));
  return (
    <div className="reading-progress">
      <label htmlFor="avancement">{words.label}</label>
      <progress id="avancement" max={Math.max(1, state.total)} value={state.total === 0 ? undefined : state.done} />
      <p role="status">{state.total === 0 ? "" : count}</p>
    </div>
  );
}
