import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { TICKET_ACCEPT } from "#app/(portal)/support/ticket-accept.ts";
import { IssuerPart } from "#components/tickets/issuer-part.tsx";
import { TicketActivitySection, TicketContent, TicketFilesSection } from "#components/tickets/ticket-parts.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { routes } from "#lib/shared/routes.ts";
import { anonymousSheet, keptLinkedForm, markSeen } from "#lib/tickets/index.ts";

type Props = { searchParams: Promise<Partial<Record<"jeton" | "fait" | "repris", string | string[]>>> };

/** What opens the page stands in its address: no search engine may keep it. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tickets.menu"))("title"), robots: { index: false, follow: false } };
}

/** Where the mails of a ticket without an account lead: its answer, and what its author can do about it. */
export default async function FollowTicketPage({ searchParams }: Props) {
  const { jeton, fait, repris } = await searchParams;
  const token = typeof jeton === "string" ? jeton : "";
  const [t, support, ticket] = await Promise.all([
    getTranslations("tickets.anonymous"),
    getTranslations("tickets.support"),
    getLocale().then((locale) => anonymousSheet(token, locale)),
  ]);
  const trail = [{ label: support("title"), href: routes.support() }];
  if (!ticket)
    return (
      <Page title={t("deadTitle")} width="form" trail={trail}>
        <Notice tone="warn">
          <p>{t("dead")}</p>
        </Notice>
      </Page>
    );
  const [kept] = await Promise.all([repris ? keptLinkedForm(token) : null, markSeen(ticket.id, "issued")]);
  return (
    <Page title={t("followTitle", { number: ticket.number })} here={ticket.number} lead={t("followLead")} trail={trail}>
      <div className="page-sections">
        <IssuerPart ticket={ticket} said={fait} token={token} kept={kept} accept={TICKET_ACCEPT} />
        <TicketContent ticket={ticket} />
        <TicketFilesSection ticket={ticket} token={token} />
        <TicketActivitySection ticket={ticket} />
      </div>
    </Page>
  );
}
