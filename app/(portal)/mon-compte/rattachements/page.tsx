import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cancelAttachmentAction } from "#app/(portal)/mon-compte/rattachements/cancel-attachment.action.ts";
import {
  acceptInvitationAction,
  declineInvitationAction,
} from "#app/(portal)/mon-compte/rattachements/invitation.action.ts";
import { AttachmentsTable } from "#components/access/attachments-table.tsx";
import { MyInvitations } from "#components/access/invitations-table.tsx";
import { RequestsTable } from "#components/access/requests-table.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink, DownloadLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { listAttachments, listRequests, myInvitations } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  searchParams: Promise<Record<"demande" | "annulee" | "fait" | "recherche", string | string[] | undefined>>;
};

const DONE = ["acceptee", "declinee", "quittee"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("attachments"))("title") };
}

export default async function MyAttachmentsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { demande, annulee, fait, recherche } = await searchParams;
  const typed = [recherche].flat()[0]?.slice(0, 100) ?? "";
  const [t, lines, requests, invitations] = await Promise.all([
    getTranslations("attachments"),
    listAttachments(actor.userId, typed),
    listRequests(actor.userId),
    myInvitations(actor),
  ]);
  const done = DONE.find((one) => one === fait);
  const ask = <ButtonLink href={routes.requestAttachment()}>{t("ask")}</ButtonLink>;
  return (
    <Page title={t("title")} lead={t("lead")} actions={lines.length > 0 && ask}>
      <div className="page-sections">
        {demande && (
          <Notice tone="ok" live="polite" title={t("requestSent")}>
            <p>{t("requestSentText")}</p>
          </Notice>
        )}
        {annulee && <Notice tone="ok" live="polite" title={t("requestCancelled")} />}
        {done && <Notice tone="ok" live="polite" title={t(`done.${done}`)} />}
        {invitations.length > 0 && (
          <section aria-labelledby="invitations">
            <h2 id="invitations">{t("invitationsTitle")}</h2>
            <MyInvitations lines={invitations} accept={acceptInvitationAction} decline={declineInvitationAction} />
          </section>
        )}
        {(lines.length > 0 || typed !== "") && (
          <SearchBox
            action={routes.myAttachments()}
            typed={typed}
            words={{ label: t("search"), submit: t("submit"), reset: t("reset") }}
          />
        )}
        {lines.length > 0 ? (
          <>
            <AttachmentsTable lines={lines} />
            <p>
              <DownloadLink href={routes.myAttachmentsExport({ recherche: typed })}>{t("export")}</DownloadLink>
            </p>
          </>
        ) : (
          <EmptyState title={t("emptyTitle")} action={typed === "" && ask}>
            {typed === "" ? t("empty") : t("noneFound")}
          </EmptyState>
        )}
        {requests.length > 0 && (
          <section aria-labelledby="demandes">
            <h2 id="demandes">{t("requestsTitle")}</h2>
            <RequestsTable lines={requests} cancel={cancelAttachmentAction} />
          </section>
        )}
      </div>
    </Page>
  );
}
