import type { ArticleDomain, ArticleState } from "#lib/content/domain/article.ts";
import type { MessagePhase, MessageTone, Reach } from "#lib/content/domain/message.ts";

type Texts = {
  readonly id: string;
  readonly titleFrench: string;
  readonly titleEnglish: string;
  readonly bodyFrench: string;
  readonly bodyEnglish: string;
  /** Counts the changes: who saves an older one is told. */
  readonly version: number;
};

/** An article, or a message, as who writes it sees it. */
export type WrittenArticle = Texts & {
  readonly domain: ArticleDomain;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date;
  readonly state: ArticleState;
};

export type WrittenMessage = Texts & {
  readonly tone: MessageTone;
  readonly reach: Reach;
  /** Of the structure, when it is for one. */
  readonly identifier: string;
  readonly banner: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly phase: MessagePhase;
  readonly readers: number;
};
