import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { HelpAround, HelpNeighbours } from "#components/help/help-around.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { Page } from "#components/ui/page.tsx";
import { DateText } from "#components/ui/values.tsx";
import { helpPage, helpPictures } from "#lib/help/index.ts";
import { absoluteUrl } from "#lib/platform/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ slug: string }> };

const read = cache(async (slug: string) => (await helpPage(await getLocale(), slug)) ?? notFound());

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page } = await read((await params).slug);
  return {
    title: page.title,
    description: page.summary,
    alternates: { canonical: absoluteUrl(routes.helpPage(page.slug)) },
  };
}

/** One page of the help. */
export default async function HelpPageView({ params }: Props) {
  const [{ page, beside, previous, next }, t] = await Promise.all([read((await params).slug), getTranslations("help")]);
  return (
    <Page title={page.title} lead={page.summary} trail={[{ label: t("title"), href: routes.help() }]}>
      <div className="help-page">
        <article>
          <Markdown source={page.body} pictures={helpPictures()} />
          <p className="muted help-updated">
            {t("updated")} <DateText value={page.updated} style="long" />
          </p>
          <HelpNeighbours previous={previous} next={next} />
        </article>
        <HelpAround topic={page.topic} beside={beside} here={page.slug} />
      </div>
    </Page>
  );
}
