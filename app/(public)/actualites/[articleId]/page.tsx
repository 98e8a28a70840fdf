import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { after } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { Markdown } from "#components/ui/markdown.tsx";
import { Page } from "#components/ui/page.tsx";
import { DateText } from "#components/ui/values.tsx";
import { currentActor } from "#lib/access/web.ts";
import { article, markArticleRead } from "#lib/content/index.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ articleId: string }> };

const read = cache(async (articleId: string) => {
  const [locale, actor] = await Promise.all([getLocale(), currentActor()]);
  return (await article(articleId, locale, actor?.userId ?? null)) ?? notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, summary } = await read((await params).articleId);
  return { title, description: summary };
}

/** One article; who is signed in has then read it. */
export default async function ArticlePage({ params }: Props) {
  const [shown, t, actor] = await Promise.all([
    read((await params).articleId),
    getTranslations("news"),
    currentActor(),
  ]);
  if (actor && shown.read === false) after(() => markArticleRead(actor.userId, shown.id));
  return (
    <Page title={shown.title} trail={[{ label: t("title"), href: routes.news() }]}>
      <p className="muted">
        {t(`domains.${shown.domain}`)} · <DateText value={parisDay(shown.publishedAt)} style="long" />
      </p>
      <div lang={shown.lang}>
        <Markdown source={shown.body} />
      </div>
    </Page>
  );
}
