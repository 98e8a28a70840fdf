import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { handOverAction } from "#app/(portal)/organisation/structures/[structureId]/utilisateurs/[userId]/place.action.ts";
import { shownPerson } from "#app/(portal)/organisation/structures/[structureId]/utilisateurs/[userId]/shown-person.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { can } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { requireFreshUser } from "#lib/accounts/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ structureId: string; userId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { structureId, userId } = await params;
  await shownPerson(structureId, userId);
  return { title: (await getTranslations("handOver"))("title") };
}

/** Handing the main role over, to a secondary manager and by the main one only. */
export default async function HandOverPage({ params }: Props) {
  await requireActor();
  const { structureId, userId } = await params;
  const { actor, structure, person } = await shownPerson(structureId, userId);
  const may = can(actor, "organisation.appoint", { structureId }) && person.role === "SECONDARY_MANAGER";
  if (!may) notFound();
  await requireFreshUser();
  const t = await getTranslations("handOver");
  const { name } = person;
  return (
    <Page
      title={t("title")}
      lead={t("lead", { name, structure: structure.legalName })}
      trail={[
        { label: structure.legalName, href: routes.structure(structureId) },
        { label: name, href: routes.person(structureId, userId) },
      ]}
      width="form"
    >
      <div className="grid gap-6">
        <Notice tone="warn" title={t("effectsTitle")}>
          <ul>
            <li>{t("effectThem", { name })}</li>
            <li>{t("effectYou")}</li>
            <li>{t("effectNow")}</li>
          </ul>
        </Notice>
        <Form action={handOverAction}>
          <input type="hidden" name="structureId" value={structureId} />
          <input type="hidden" name="userId" value={userId} />
          <div className="button-row">
            <SubmitButton look="danger">{t("submit", { name })}</SubmitButton>
            <ButtonLink look="quiet" href={routes.person(structureId, userId)}>
              {t("keep")}
            </ButtonLink>
          </div>
        </Form>
      </div>
    </Page>
  );
}
