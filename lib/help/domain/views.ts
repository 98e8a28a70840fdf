import type { HelpTopic } from "#lib/help/domain/parts.ts";

export type HelpEntry = {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly topic: HelpTopic;
};

export type HelpPart = { readonly topic: HelpTopic; readonly pages: readonly HelpEntry[] };

/** One part of the help that speaks of what was asked. */
export type HelpHit = {
  readonly slug: string;
  readonly title: string;
  /** The part of the page that answers best; both empty when it is its beginning. */
  readonly heading: string;
  readonly anchor: string;
  /** The whole text of that part, plain. */
  readonly content: string;
  /** A few lines around what was found, plain. */
  readonly excerpt: string;
  /** Comparable within one answer only. */
  readonly score: number;
  /** From 0 to 1: how much of what was asked, by weight, that part speaks of. Low: it is not an answer. */
  readonly coverage: number;
};
