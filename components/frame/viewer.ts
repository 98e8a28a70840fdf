/** Who looks at the page, as far as the frame needs to know: null for a visitor. */
export type Viewer = {
  readonly displayName: string;
  /** Codes of the applications on which they hold at least one right (`lib/portal`, catalogue). */
  readonly applications: readonly string[];
} | null;
