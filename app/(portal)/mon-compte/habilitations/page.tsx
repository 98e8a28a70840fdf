import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RightsTable } from "#components/access/rights-table.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { DownloadLink } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { listRights } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ recherche?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rights"))("title") };
}

export default async function MyRightsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const typed = [(await searchParams).recherche].flat()[0]?.slice(0, 100) ?? "";
  const [t, lines] = await Promise.all([getTranslations("rights"), listRights(actor.userId, typed)]);
  return (
    <Page title={t("title")} lead={t("lead")}>
      <div className="grid gap-8">
        {(lines.length > 0 || typed !== "") && (
          <SearchBox
            action={routes.myRights()}
            typed={typed}
            words={{ label: t("search"), submit: t("submit"), reset: t("reset") }}
          />
        )}
        {lines.length > 0 ? (
          <>
            <RightsTable lines={lines} />
            <p>
              <DownloadLink href={routes.myRightsExport({ recherche: typed })}>{t("export")}</DownloadLink>
            </p>
          </>
        ) : (
          <EmptyState title={t("emptyTitle")}>{typed === "" ? t("empty") : t("noneFound")}</EmptyState>
        )}
      </div>
    </Page>
  );
}
