import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { noteUse } from "#app/viewer.ts";
import { DirectoryDownload } from "#components/directory/download.tsx";
import { DirectoryResults } from "#components/directory/results.tsx";
import { DirectorySearchForm } from "#components/directory/search-form.tsx";
import { Page } from "#components/ui/page.tsx";
import { readPageNumber, searchDirectory } from "#lib/directory/index.ts";
import { absoluteUrl } from "#lib/platform/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ recherche?: string | string[]; page?: string | string[] }> };

const read = async (searchParams: Props["searchParams"]) => {
  const { recherche, page } = await searchParams;
  return { typed: [recherche].flat()[0]?.slice(0, 100) ?? "", page: readPageNumber(page) };
};

/** The directory is for search engines; what somebody looked for in it is not: its sheets are reached through it. */
export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, { typed }] = await Promise.all([getTranslations("directory"), read(searchParams)]);
  return {
    title: typed === "" ? t("title") : t("titleFor", { typed }),
    description: t("description"),
    alternates: { canonical: absoluteUrl(routes.directory()) },
    robots: { index: typed === "", follow: true },
  };
}

/** « Annuaire des structures publiques » (feature 123): for everybody, with an account or without. */
export default async function DirectoryPage({ searchParams }: Props) {
  await noteUse("ANNUAIRE");
  const [t, { typed, page }] = await Promise.all([getTranslations("directory"), read(searchParams)]);
  const found = typed.trim() === "" ? undefined : await searchDirectory(typed, page);
  return (
    <Page title={t("title")} lead={t("lead")}>
      <div className="page-sections">
        <DirectorySearchForm typed={typed} tooShort={found === null} />
        {found && <DirectoryResults typed={typed} found={found} />}
        <DirectoryDownload />
      </div>
    </Page>
  );
}
