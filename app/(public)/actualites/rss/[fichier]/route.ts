import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { articles } from "#lib/content/index.ts";
import { absoluteUrl } from "#lib/platform/index.ts";
import { BRAND } from "#lib/shared/brand.ts";
import { rssFeed } from "#lib/shared/feed.ts";
import { parseLocale } from "#lib/shared/preferences.ts";
import { routes } from "#lib/shared/routes.ts";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ fichier: string }> };

/** The news of one language as a feed (RSS 2.0). */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const locale = parseLocale((await params).fichier.replace(/\.xml$/, "")) ?? notFound();
  const [t, { entries }] = await Promise.all([
    getTranslations({ locale, namespace: "news" }),
    articles(locale, { take: 30 }),
  ]);
  const feed = rssFeed({
    title: `${t("title")} – ${BRAND.name}`,
    description: t("lead"),
    language: locale,
    link: absoluteUrl(routes.news()),
    self: absoluteUrl(routes.newsFeed(locale)),
    items: entries.map(({ id, title, summary, domain, publishedAt }) => ({
      title,
      description: summary,
      category: t(`domains.${domain}`),
      link: absoluteUrl(routes.article(id)),
      at: publishedAt,
    })),
  });
  return new Response(feed, {
    headers: { "content-type": "application/rss+xml; charset=utf-8", "cache-control": "public, max-age=300" },
  });
}
