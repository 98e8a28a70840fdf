import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { searchGroups } from "#app/search-groups.ts";
import { currentViewer } from "#app/viewer.ts";
import { SearchResults } from "#components/search/search-results.tsx";
import { Page } from "#components/ui/page.tsx";

type Props = { searchParams: Promise<{ q?: string | string[] }> };

/** Of each kind, on a page of its own. */
const MANY = 20;

const read = async (searchParams: Props["searchParams"]) => [(await searchParams).q].flat()[0]?.slice(0, 100) ?? "";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, typed] = await Promise.all([getTranslations("search"), read(searchParams)]);
  return { title: typed === "" ? t("title") : t("titleFor", { typed }), robots: { index: false } };
}

/** The search bar (F-3) as a page: the same, with more of each kind, and without any script. */
export default async function SearchPage({ searchParams }: Props) {
  const [t, typed, viewer] = await Promise.all([getTranslations("search"), read(searchParams), currentViewer()]);
  const groups = typed.trim() === "" ? null : await searchGroups(typed, MANY);
  return (
    <Page title={t("title")} lead={t(viewer ? "lead" : "leadVisitor")}>
      <SearchResults typed={typed} groups={groups} applications={viewer?.applications ?? []} />
    </Page>
  );
}
