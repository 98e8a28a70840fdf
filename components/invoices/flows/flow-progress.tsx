"use client";

import { type Asking, useProgress } from "#components/ui/use-progress.ts";

type State = { readonly done: number; readonly total: number; readonly busy: boolean };

type Props = State & {
  readonly url: string;
  /** « {done} sur {total} » with the two names to be replaced. */
  readonly words: { readonly label: string; readonly count: string };
};

const ASKING: Asking<State> = { everyMs: 1_000, ended: ({ busy }) => !busy, step: ({ done }) => done };

/** How far a lot is. The report below is drawn again with each file that ends, until none is left. */
export function FlowProgressBar({ url, words, ...first }: Props) {
  const state = useProgress(url, first, ASKING);
  const count = words.count.replace("{done}", String(state.done)).replace("{total}", String(state.total));
  return (
    <div className="reading-progress">
      <label htmlFor="avancement">{words.label}</label>
      <progress id="avancement" max={Math.max(1, state.total)} value={state.total === 0 ? undefined : state.done} />
      <p role="status">{state.total === 0 ? "" : count}</p>
    </div>
  );
}
