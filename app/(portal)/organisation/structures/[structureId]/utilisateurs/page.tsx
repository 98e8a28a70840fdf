import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { memberPlace } from "#app/(portal)/organisation/structures/[structureId]/place.ts";
import {
  type PeopleQuery,
  peopleSearch,
} from "#app/(portal)/organisation/structures/[structureId]/utilisateurs/people-search.ts";
import { NoRight } from "#components/access/no-right.tsx";
import { PeopleFilter } from "#components/access/people-filter.tsx";
import { PeopleTable } from "#components/access/people-table.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink, DownloadLink } from "#components/ui/button.tsx";
import { Pagination } from "#components/ui/navigation.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { can, listManagers, listPeople, structuresWith } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ structureId: string }>; searchParams: Promise<PeopleQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await memberPlace((await params).structureId);
  return { title: (await getTranslations("people"))("title") };
}

export default async function PeoplePage({ params, searchParams }: Props) {
  await requireActor();
  const { actor, structure } = await memberPlace((await params).structureId);
  const { id } = structure;
  const query = await searchParams;
  const { typed, inactiveDays, after } = peopleSearch(query);
  const t = await getTranslations("people");
  const reads = structuresWith(actor, "organisation.read").some(({ structureId }) => structureId === id);
  const trail = [
    { label: t("structures"), href: routes.structures() },
    { label: structure.legalName, href: routes.structure(id) },
  ];
  if (!reads)
    return (
      <Page title={t("title")} trail={trail}>
        <div className="page-sections">
          <NoRight permission="organisation.read" managers={await listManagers(id)} />
        </div>
      </Page>
    );
  const { items, next } = await listPeople(actor, id, { typed, inactiveDays, after });
  const manages = can(actor, "organisation.manage", { structureId: id });
  const filters = { recherche: typed, inactifs: inactiveDays };
  return (
    <Page
      title={t("title")}
      lead={t("lead", { structure: structure.legalName })}
      trail={trail}
      width="full"
      actions={
        manages && (
          <>
            <ButtonLink look="primary" href={routes.attachPerson(id)}>
              {t("attach")}
            </ButtonLink>
            <ButtonLink href={routes.habilitations(id)}>{t("manageRights")}</ButtonLink>
          </>
        )
      }
    >
      {query.fait === "detache" && <Notice tone="ok" live="polite" title={t("detached")} />}
      <PeopleFilter structureId={id} typed={typed} inactive={inactiveDays} />
      {items.length > 0 ? (
        <>
          <PeopleTable structureId={id} people={items} />
          <Pagination
            summary={t("shown", { count: items.length })}
            first={after ? routes.people(id, filters) : null}
            next={next && routes.people(id, { ...filters, apres: next })}
          />
          <p>
            <DownloadLink href={routes.peopleExport(id, filters)}>{t("export")}</DownloadLink>
          </p>
        </>
      ) : (
        <EmptyState
          title={t("emptyTitle")}
          action={<ButtonLink href={routes.people(id)}>{t("emptyAction")}</ButtonLink>}
        >
          {t("empty")}
        </EmptyState>
      )}
    </Page>
  );
}
