import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { HelpHits } from "#components/help/help-hits.tsx";
import { HelpPartsList } from "#components/help/help-parts.tsx";
import { HelpSearch } from "#components/help/help-search.tsx";
import { Page } from "#components/ui/page.tsx";
import { type HelpHit, helpParts, parseHelpAudience, searchHelp } from "#lib/help/index.ts";
import { absoluteUrl } from "#lib/platform/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ recherche?: string | string[]; public?: string | string[] }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, { recherche }] = await Promise.all([getTranslations("help"), searchParams]);
  return {
    title: t("title"),
    description: t("lead"),
    alternates: { canonical: absoluteUrl(routes.help()) },
    robots: { index: recherche === undefined, follow: true },
  };
}

/** The help (feature 109): for everybody, with an account or without. */
export default async function HelpIndexPage({ searchParams }: Props) {
  const [t, locale, query] = await Promise.all([getTranslations("help"), getLocale(), searchParams]);
  const typed = [query.recherche].flat()[0]?.slice(0, 200).trim() ?? "";
  const audience = parseHelpAudience([query.public].flat()[0]);
  return (
    <Page title={t("title")} lead={t("lead")}>
      <div className="page-sections">
        <HelpSearch typed={typed} />
        {typed === "" ? (
          <HelpPartsList parts={await helpParts(locale, audience)} audience={audience} />
        ) : (
          <HelpHits typed={typed} hits={answersAmong(await searchHelp(typed, locale, 12))} />
        )}
      </div>
    </Page>
  );
}

/** What speaks of much less than the best answer does is none. */
function answersAmong(hits: readonly HelpHit[]): readonly HelpHit[] {
  const best = Math.max(0, ...hits.map(({ coverage }) => coverage));
  return hits.filter(({ coverage }) => coverage >= best / 2);
}
