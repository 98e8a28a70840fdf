import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

/** How the server is asked. One object for all: made outside of the component. */
export type Asking<S> = {
  readonly everyMs: number;
  /** Nothing more is to be waited for. */
  readonly ended: (state: S) => boolean;
  /** The page is drawn again each time that this changes, and not only at the end. */
  readonly step?: (state: S) => number;
};

/**
 * How far some work on the server is, asked again and again until it has ended or the server refuses to say: the page is then drawn again,
 * whatever the end. A network that is away is asked again later.
 */
export function useProgress<S>(url: string, first: S, { everyMs, ended, step }: Asking<S>): S {
  const router = useRouter();
  const [state, setState] = useState(first);
  useEffect(() => {
    let timer = 0;
    let shown: number | null = null;
    const stop = new AbortController();
    const ask = async () => {
      try {
        const response = await fetch(url, { signal: stop.signal, headers: { accept: "application/json" } });
        const next = (await response.json()) as S;
        if (response.ok) setState(next);
        if (!response.ok || ended(next)) return router.refresh();
        const reached = step ? step(next) : null;
        if (reached !== shown) router.refresh();
        shown = reached;
      } catch {
        if (stop.signal.aborted) return;
      }
      timer = window.setTimeout(ask, everyMs);
    };
    timer = window.setTimeout(ask, everyMs);
    return () => {
      stop.abort();
      window.clearTimeout(timer);
    };
  }, [url, router, everyMs, ended, step]);
  return state;
}
