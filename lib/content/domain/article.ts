import { plainBlock, readMarkdown } from "#lib/shared/markdown.ts";

/** What an article is about: a domain of the portal, or the portal itself. */
export const ARTICLE_DOMAINS = ["portail", "facturation", "organisation"] as const;
export type ArticleDomain = (typeof ARTICLE_DOMAINS)[number];

export function parseArticleDomain(typed: unknown): ArticleDomain | null {
  return ARTICLE_DOMAINS.find((one) => one === typed) ?? null;
}

/** A text in both languages; the French one is always there. */
export type InBoth = { readonly french: string; readonly english: string };

/** What a reader of a language gets, and in which language it is. */
export function inLanguage(
  { french, english }: InBoth,
  locale: string,
): { readonly text: string; readonly lang: "fr" | "en" } {
  return locale === "en" && english !== "" ? { text: english, lang: "en" } : { text: french, lang: "fr" };
}

const LONGEST_SUMMARY = 220;

/** The beginning of an article, plain, cut at a word. */
export function summaryOf(body: string): string {
  const first = readMarkdown(body).find(({ kind }) => kind === "paragraph");
  const text = first ? plainBlock(first) : "";
  if (text.length <= LONGEST_SUMMARY) return text;
  return `${text.slice(0, LONGEST_SUMMARY).replace(/\s+\S*$/, "")} …`;
}

export type ArticleState = "draft" | "scheduled" | "published" | "withdrawn";

export function articleState(
  { publishedAt, withdrawnAt }: { readonly publishedAt: Date | null; readonly withdrawnAt: Date | null },
  at: Date,
): ArticleState {
  if (withdrawnAt) return "withdrawn";
  if (!publishedAt) return "draft";
  return publishedAt > at ? "scheduled" : "published";
}

export type ArticleEntry = {
  readonly id: string;
  readonly domain: ArticleDomain;
  readonly title: string;
  readonly summary: string;
  readonly lang: "fr" | "en";
  readonly publishedAt: Date;
  /** Null for a visitor, of whom nothing is kept. */
  readonly read: boolean | null;
};
