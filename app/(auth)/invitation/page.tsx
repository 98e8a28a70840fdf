import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import {
  acceptInvitationAction,
  declineInvitationAction,
} from "#app/(portal)/mon-compte/rattachements/invitation.action.ts";
import { InvitationAnswer } from "#components/access/invitations-table.tsx";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { DateText } from "#components/ui/values.tsx";
import { invitationOf } from "#lib/access/index.ts";
import { currentActor } from "#lib/access/web.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ jeton?: string | string[] }> };

/** What opens the page stands in its address: no search engine may keep it. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invitation"))("title"), robots: { index: false, follow: false } };
}

/** Where the mail of an invitation leads. Looking changes nothing: mail scanners open links too. */
export default async function InvitationPage({ searchParams }: Props) {
  const { jeton } = await searchParams;
  const token = typeof jeton === "string" ? jeton : "";
  const [t, invitation, actor] = await Promise.all([
    getTranslations("invitation"),
    invitationOf(token),
    currentActor(),
  ]);
  if (!invitation)
    return (
      <Page title={t("title")} width="form">
        <Notice tone="warn" title={t("deadTitle")}>
          <p>{t("deadText")}</p>
        </Notice>
      </Page>
    );
  const { structure, service, by, expiresAt } = invitation;
  return (
    <Page title={t("title")} lead={t("lead", { person: by, structure })} width="form">
      <div className="grid gap-6">
        <DescriptionList
          items={[
            { label: t("structure"), value: structure },
            { label: t("where"), value: service ?? t("wholeStructure") },
            { label: t("by"), value: by },
            { label: t("until"), value: <DateText value={parisDay(expiresAt)} /> },
          ]}
        />
        {!actor && (
          <>
            <p>{t("visitor")}</p>
            <div className="button-row">
              <ButtonLink look="primary" href={routes.signIn({ retour: routes.invitation({ jeton: token }) })}>
                {t("signIn")}
              </ButtonLink>
              <ButtonLink href={routes.register({ jeton: token })}>{t("register")}</ButtonLink>
            </div>
          </>
        )}
        {actor && actor.email !== invitation.email && (
          <Notice tone="warn" title={t("otherTitle")}>
            <p>{t("otherText")}</p>
          </Notice>
        )}
        {actor?.email === invitation.email && (
          <InvitationAnswer invitation={invitation} accept={acceptInvitationAction} decline={declineInvitationAction} />
        )}
      </div>
    </Page>
  );
}
