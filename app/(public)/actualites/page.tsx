import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ArticleList } from "#components/content/article-list.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { Page } from "#components/ui/page.tsx";
import { currentActor } from "#lib/access/web.ts";
import { ARTICLE_DOMAINS, articles, parseArticleDomain } from "#lib/content/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ domaine?: string | string[]; page?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations("news"), getLocale()]);
  return {
    title: t("title"),
    description: t("lead"),
    alternates: { types: { "application/rss+xml": routes.newsFeed(locale) } },
  };
}

/** « Actualités » (F-110): for everybody, the latest first, by domain. */
export default async function NewsPage({ searchParams }: Props) {
  const [t, locale, query, actor] = await Promise.all([
    getTranslations("news"),
    getLocale(),
    searchParams,
    currentActor(),
  ]);
  const domain = parseArticleDomain([query.domaine].flat()[0]);
  const page = Math.min(500, Math.max(1, Number.parseInt([query.page].flat()[0] ?? "1", 10) || 1));
  const { entries, more } = await articles(locale, { domain, page, userId: actor?.userId ?? null });
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      actions={<ButtonLink href={routes.newsFeed(locale)}>{t("feed")}</ButtonLink>}
    >
      <div className="page-sections">
        <nav aria-label={t("domain")} className="help-audiences">
          <ul>
            {[null, ...ARTICLE_DOMAINS].map((one) => (
              <li key={one ?? "tout"}>
                <Link
                  className="help-audience"
                  href={routes.news({ domaine: one })}
                  aria-current={one === domain ? "true" : undefined}
                >
                  {one ? t(`domains.${one}`) : t("allDomains")}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {entries.length === 0 ? (
          <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
        ) : (
          <ArticleList entries={entries} heading="h2" />
        )}
        {(page > 1 || more) && (
          <nav aria-label={t("pages")} className="button-row">
            {page > 1 && (
              <ButtonLink rel="prev" href={routes.news({ domaine: domain, page: page - 1 })}>
                {t("newer")}
              </ButtonLink>
            )}
            {more && (
              <ButtonLink rel="next" href={routes.news({ domaine: domain, page: page + 1 })}>
                {t("older")}
              </ButtonLink>
            )}
          </nav>
        )}
      </div>
    </Page>
  );
}
