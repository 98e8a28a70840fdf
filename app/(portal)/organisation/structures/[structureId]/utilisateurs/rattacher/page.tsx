import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { placeWith } from "#app/(portal)/organisation/structures/[structureId]/place.ts";
import {
  attachPersonAction,
  cancelInvitationAction,
} from "#app/(portal)/organisation/structures/[structureId]/utilisateurs/rattacher/attach-person.action.ts";
import { AttachPersonForm } from "#components/access/attach-person-form.tsx";
import { InvitationsTable } from "#components/access/invitations-table.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { listInvitations } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { settings } from "#lib/settings/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ structureId: string }>; searchParams: Promise<{ fait?: string | string[] }> };

const DONE = ["rattache", "invite", "annule"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await placeWith((await params).structureId, "organisation.manage");
  return { title: (await getTranslations("attachPerson"))("title") };
}

export default async function AttachPersonPage({ params, searchParams }: Props) {
  await requireActor();
  const { actor, structure } = await placeWith((await params).structureId, "organisation.manage");
  const [t, invitations, { invitationDays }, { fait }] = await Promise.all([
    getTranslations("attachPerson"),
    listInvitations(actor, structure.id),
    settings(),
    searchParams,
  ]);
  const done = DONE.find((one) => one === fait);
  return (
    <Page
      title={t("title")}
      lead={t("lead", { structure: structure.legalName })}
      trail={[
        { label: t("structures"), href: routes.structures() },
        { label: structure.legalName, href: routes.structure(structure.id) },
        { label: t("people"), href: routes.people(structure.id) },
      ]}
    >
      <div className="page-sections">
        {done && (
          <Notice tone="ok" live="polite" title={t(`done.${done}.title`)}>
            <p>{t(`done.${done}.text`)}</p>
          </Notice>
        )}
        <AttachPersonForm
          key={fait ? invitations.length : "form"}
          action={attachPersonAction}
          structure={structure}
          days={invitationDays}
        />
        {invitations.length > 0 && (
          <section aria-labelledby="invitations">
            <h2 id="invitations">{t("invitations")}</h2>
            <InvitationsTable lines={invitations} cancel={cancelInvitationAction} />
          </section>
        )}
      </div>
    </Page>
  );
}
