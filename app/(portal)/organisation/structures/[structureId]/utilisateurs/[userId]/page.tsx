import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { copyRightsAction } from "#app/(portal)/organisation/structures/[structureId]/utilisateurs/[userId]/copy-rights.action.ts";
import { changeRoleAction } from "#app/(portal)/organisation/structures/[structureId]/utilisateurs/[userId]/place.action.ts";
import { shownPerson } from "#app/(portal)/organisation/structures/[structureId]/utilisateurs/[userId]/shown-person.ts";
import { PersonPlace } from "#components/access/person-place.tsx";
import { CopyRightsForm, PersonFacts, PersonRightsTable, RightsHistory } from "#components/access/person-rights.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { can, listPeople, rightsHistory } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  params: Promise<{ structureId: string; userId: string }>;
  searchParams: Promise<Partial<Record<"copie" | "role", string | string[]>>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { structureId, userId } = await params;
  return { title: (await shownPerson(structureId, userId)).person.name };
}

/** Colleagues offered in a list: beyond, the matrix is the way. */
const MOST_COLLEAGUES = 200;

export default async function PersonPage({ params, searchParams }: Props) {
  await requireActor();
  const { structureId, userId } = await params;
  const { actor, structure, person } = await shownPerson(structureId, userId);
  const manages = can(actor, "organisation.manage", { structureId });
  const [t, events, colleagues, { copie, role }] = await Promise.all([
    getTranslations("people"),
    rightsHistory(actor, structureId, userId),
    manages ? listPeople(actor, structureId, { size: MOST_COLLEAGUES }) : null,
    searchParams,
  ]);
  const others = colleagues?.items.filter((one) => one.userId !== userId) ?? [];
  return (
    <Page
      title={person.name}
      trail={[
        { label: t("structures"), href: routes.structures() },
        { label: structure.legalName, href: routes.structure(structureId) },
        { label: t("title"), href: routes.people(structureId) },
      ]}
    >
      <div className="page-sections">
        {copie && (
          <Notice
            tone={copie === "fait" ? "ok" : "info"}
            live="polite"
            title={copie === "fait" ? t("copied") : t("copiedNothing")}
          />
        )}
        {role && <Notice tone="ok" live="polite" title={t("roleChanged", { name: person.name })} />}
        <PersonFacts person={person} />
        <section aria-labelledby="droits">
          <h2 id="droits">{t("rightsTitle", { structure: structure.legalName })}</h2>
          <PersonRightsTable person={person} />
          {manages && (
            <p>
              <ButtonLink href={routes.habilitations(structureId, { personne: userId })}>
                {t("changeRights")}
              </ButtonLink>
            </p>
          )}
        </section>
        {others.length > 0 && (
          <section aria-labelledby="copier">
            <h2 id="copier">{t("copyTitle")}</h2>
            <CopyRightsForm action={copyRightsAction} structureId={structureId} person={person} colleagues={others} />
          </section>
        )}
        {(manages || userId === actor.userId) && (
          <section className="grid gap-4" aria-labelledby="role">
            <h2 id="role">{t("roleTitle")}</h2>
            <PersonPlace
              action={changeRoleAction}
              structureId={structureId}
              person={person}
              self={userId === actor.userId}
              appoints={can(actor, "organisation.appoint", { structureId })}
            />
          </section>
        )}
        <section aria-labelledby="historique">
          <h2 id="historique">{t("historyTitle")}</h2>
          <RightsHistory events={events} />
        </section>
      </div>
    </Page>
  );
}
