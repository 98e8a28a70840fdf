"use client";

import { type Asking, useProgress } from "#components/ui/use-progress.ts";

type Props = {
  url: string;
  done: number;
  total: number;
  /** « Page {done} sur {total} » with the two names to be replaced. */
  words: { readonly reading: string; readonly waiting: string; readonly pages: string };
};

type State = { status: "PENDING" | "RUNNING" | "DONE" | "FAILED"; pagesDone: number; pagesTotal: number };

const ASKING: Asking<State> = {
  everyMs: 700,
  ended: ({ status }) => status === "DONE" || status === "FAILED",
};

/** How far the reading of a scan is; shows the form as soon as it has ended, whatever the end. */
export function ReadingProgress({ url, done, total, words }: Props) {
  const state = useProgress<State>(url, { status: "PENDING", pagesDone: done, pagesTotal: total }, ASKING);
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
