import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import {
  type ArticleDomain,
  type ArticleEntry,
  articleState,
  inLanguage,
  parseArticleDomain,
  summaryOf,
} from "#lib/content/domain/article.ts";
import type { WrittenArticle } from "#lib/content/domain/written.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";

type Row = Awaited<ReturnType<typeof published>>[number];

function published(where: { domain?: ArticleDomain }, take: number, userId: string | null, skip = 0) {
  return db().article.findMany({
    where: { ...where, withdrawnAt: null, publishedAt: { lte: now() } },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take,
    skip,
    include: {
      readings: { where: { userId: userId ?? "00000000-0000-0000-0000-000000000000" }, select: { at: true } },
    },
  });
}

function entryOf(row: Row, locale: string, userId: string | null): ArticleEntry[] {
  const domain = parseArticleDomain(row.domain);
  if (!domain || !row.publishedAt) return [];
  const title = inLanguage({ french: row.titleFrench, english: row.titleEnglish }, locale);
  const body = inLanguage({ french: row.bodyFrench, english: row.bodyEnglish }, title.lang);
  return [
    {
      id: row.id,
      domain,
      title: title.text,
      lang: title.lang,
      summary: summaryOf(body.text),
      publishedAt: row.publishedAt,
      read: userId === null ? null : row.readings.length > 0,
    },
  ];
}

const SHOWN = 20;

/** The news that everybody may read, the latest first. @param page from 1. */
export async function articles(
  locale: string,
  {
    domain,
    userId = null,
    take = SHOWN,
    page = 1,
  }: {
    domain?: ArticleDomain | null;
    userId?: string | null;
    take?: number;
    page?: number;
  } = {},
): Promise<{ entries: ArticleEntry[]; more: boolean }> {
  const rows = await published(domain ? { domain } : {}, take + 1, userId, (page - 1) * take);
  return { entries: rows.slice(0, take).flatMap((row) => entryOf(row, locale, userId)), more: rows.length > take };
}

export type ArticleReadingView = ArticleEntry & { readonly body: string };

/** One article that everybody may read; null when there is none, or not yet, or no more. */
export async function article(id: string, locale: string, userId: string | null): Promise<ArticleReadingView | null> {
  if (!isId(id)) return null;
  const row = await db().article.findFirst({
    where: { id, withdrawnAt: null, publishedAt: { lte: now() } },
    include: {
      readings: { where: { userId: userId ?? "00000000-0000-0000-0000-000000000000" }, select: { at: true } },
    },
  });
  const [entry] = row ? entryOf(row, locale, userId) : [];
  if (!row || !entry) return null;
  return { ...entry, body: inLanguage({ french: row.bodyFrench, english: row.bodyEnglish }, entry.lang).text };
}

const WRITTEN = {
  id: true,
  domain: true,
  titleFrench: true,
  titleEnglish: true,
  bodyFrench: true,
  bodyEnglish: true,
  publishedAt: true,
  withdrawnAt: true,
  updatedAt: true,
  version: true,
} as const;

/** Every article, drafts included, for who writes them; null for anybody else. */
export async function writtenArticles(actor: Actor): Promise<WrittenArticle[] | null> {
  if (!canAsStaff(actor, "content.publish")) return null;
  const rows = await db().article.findMany({ orderBy: [{ updatedAt: "desc" }], take: 200, select: WRITTEN });
  return rows.map((row) => ({
    ...row,
    domain: parseArticleDomain(row.domain) ?? "portail",
    state: articleState(row, now()),
  }));
}

export async function writtenArticle(actor: Actor, id: string): Promise<WrittenArticle | null> {
  if (!canAsStaff(actor, "content.publish") || !isId(id)) return null;
  const row = await db().article.findUnique({ where: { id }, select: WRITTEN });
  return row && { ...row, domain: parseArticleDomain(row.domain) ?? "portail", state: articleState(row, now()) };
}
