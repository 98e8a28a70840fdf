import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { detachPersonAction } from "#app/(portal)/organisation/structures/[structureId]/utilisateurs/[userId]/place.action.ts";
import { shownPerson } from "#app/(portal)/organisation/structures/[structureId]/utilisateurs/[userId]/shown-person.ts";
import { PersonRightsTable } from "#components/access/person-rights.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { can } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ structureId: string; userId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { structureId, userId } = await params;
  const { person } = await shownPerson(structureId, userId);
  return { title: (await getTranslations("detach"))("title", { name: person.name }) };
}

/** What detaching somebody does, told before it is done. */
export default async function DetachPage({ params }: Props) {
  await requireActor();
  const { structureId, userId } = await params;
  const { actor, structure, person } = await shownPerson(structureId, userId);
  if (!can(actor, "organisation.manage", { structureId })) notFound();
  const t = await getTranslations("detach");
  const words = await getTranslations("people");
  return (
    <Page
      title={t("title", { name: person.name })}
      trail={[
        { label: structure.legalName, href: routes.structure(structureId) },
        { label: words("title"), href: routes.people(structureId) },
        { label: person.name, href: routes.person(structureId, userId) },
      ]}
      width="form"
    >
      <div className="grid gap-6">
        <Notice tone="warn" title={t("effectsTitle")}>
          <ul>
            <li>{t("effectRights", { structure: structure.legalName })}</li>
            <li>{t("effectWork")}</li>
            <li>{t("effectBack")}</li>
            <li>{t("effectTold")}</li>
          </ul>
        </Notice>
        <section aria-labelledby="droits">
          <h2 id="droits">{t("lost")}</h2>
          <PersonRightsTable person={person} />
        </section>
        <Form action={detachPersonAction}>
          <input type="hidden" name="structureId" value={structureId} />
          <input type="hidden" name="userId" value={userId} />
          <div className="button-row">
            <SubmitButton look="danger">{t("submit", { name: person.name })}</SubmitButton>
            <ButtonLink look="quiet" href={routes.person(structureId, userId)}>
              {t("keep")}
            </ButtonLink>
          </div>
        </Form>
      </div>
    </Page>
  );
}
