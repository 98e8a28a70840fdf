import type { ReactNode } from "react";

/** The six tones of a state. Each has its own colour and its own shape: ring, disc, diamond, tick, triangle, octagon. */
export const TONES = ["neutral", "wait", "judge", "ok", "warn", "stop"] as const;
export type Tone = (typeof TONES)[number];

/** A state in a list or a heading: shape and word. The sentence that explains it stands nearby, in the page. */
export function StatusDot({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className="status" data-tone={tone}>
      {children}
    </span>
  );
}

/** A small mark on something: « Nouveau », « Brouillon », a count. */
export function Badge({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className="badge" data-tone={tone}>
      {children}
    </span>
  );
}
