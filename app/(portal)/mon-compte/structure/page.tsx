import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { StructureChoices } from "#components/access/structure-choices.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { structureChoices } from "#lib/access/index.ts";
import { currentStructure, requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ recherche?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("structureMenu"))("title") };
}

/** All the structures of a person, to choose the one to look at; a person in one has nothing to choose. */
export default async function ChooseStructurePage({ searchParams }: Props) {
  const actor = await requireActor();
  if (actor.memberships.length < 2) redirect(routes.account());
  const typed = [(await searchParams).recherche].flat()[0]?.slice(0, 100) ?? "";
  const [t, account, current, choices] = await Promise.all([
    getTranslations("structureMenu"),
    getTranslations("account"),
    currentStructure(),
    structureChoices(actor, typed),
  ]);
  return (
    <Page title={t("title")} lead={t("lead")} trail={[{ label: account("title"), href: routes.account() }]}>
      <div className="page-sections">
        <SearchBox
          action={routes.chooseStructure()}
          typed={typed}
          words={{ label: t("search"), submit: t("submit") }}
        />
        {choices.length > 0 ? (
          <StructureChoices choices={choices} current={current} />
        ) : (
          <EmptyState
            title={t("noneTitle")}
            action={<ButtonLink href={routes.chooseStructure()}>{t("all")}</ButtonLink>}
          >
            {t("none")}
          </EmptyState>
        )}
      </div>
    </Page>
  );
}
