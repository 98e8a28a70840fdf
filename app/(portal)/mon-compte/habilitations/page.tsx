import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RightsTable } from "#components/access/rights-table.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink, DownloadLink } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
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
          <search>
            <form className="filters" action={routes.myRights()}>
              <TextInput
                name="recherche"
                type="search"
                label={t("search")}
                defaultValue={typed}
                maxLength={100}
                wordless
              />
              <div className="button-row">
                <SubmitButton look="secondary">{t("submit")}</SubmitButton>
                {typed !== "" && (
                  <ButtonLink look="quiet" href={routes.myRights()}>
                    {t("reset")}
                  </ButtonLink>
                )}
              </div>
            </form>
          </search>
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
