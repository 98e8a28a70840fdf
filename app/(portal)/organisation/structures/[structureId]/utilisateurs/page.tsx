import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { placeWith } from "#app/(portal)/organisation/structures/[structureId]/place.ts";
import {
  type PeopleQuery,
  peopleSearch,
} from "#app/(portal)/organisation/structures/[structureId]/utilisateurs/people-search.ts";
import { PeopleFilter } from "#components/access/people-filter.tsx";
import { PeopleTable } from "#components/access/people-table.tsx";
import { StructurePage } from "#components/structures/structure-page.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink, DownloadLink } from "#components/ui/button.tsx";
import { Pagination } from "#components/ui/navigation.tsx";
import { can, listPeople } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ structureId: string }>; searchParams: Promise<PeopleQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await placeWith((await params).structureId, "organisation.read");
  return { title: (await getTranslations("people"))("title") };
}

export default async function PeoplePage({ params, searchParams }: Props) {
  await requireActor();
  const { actor, structure, tabs } = await placeWith((await params).structureId, "organisation.read");
  const { id } = structure;
  const query = await searchParams;
  const { typed, inactiveDays, after } = peopleSearch(query);
  const t = await getTranslations("people");
  const { items, next } = await listPeople(actor, id, { typed, inactiveDays, after });
  const manages = can(actor, "organisation.manage", { structureId: id });
  const filters = { recherche: typed, inactifs: inactiveDays };
  return (
    <StructurePage
      structure={structure}
      tab="people"
      tabs={tabs}
      done={query.fait === "detache" ? t("detached") : null}
    >
      <div className="grid gap-4">
        <h2>{t("title")}</h2>
        <div className="button-row">
          {manages && (
            <ButtonLink look="primary" href={routes.attachPerson(id)}>
              {t("attach")}
            </ButtonLink>
          )}
          {items.length > 0 && <DownloadLink href={routes.peopleExport(id, filters)}>{t("export")}</DownloadLink>}
        </div>
      </div>
      <PeopleFilter structureId={id} typed={typed} inactive={inactiveDays} />
      {items.length > 0 ? (
        <>
          <PeopleTable structureId={id} people={items} />
          <Pagination
            summary={t("shown", { count: items.length })}
            first={after ? routes.people(id, filters) : null}
            next={next && routes.people(id, { ...filters, apres: next })}
          />
        </>
      ) : (
        <EmptyState
          title={t("emptyTitle")}
          action={<ButtonLink href={routes.people(id)}>{t("emptyAction")}</ButtonLink>}
        >
          {t("empty")}
        </EmptyState>
      )}
    </StructurePage>
  );
}
