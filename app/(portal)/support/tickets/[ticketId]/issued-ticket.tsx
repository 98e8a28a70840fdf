import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache, type ReactNode } from "react";
import { inPageLanguage } from "#app/(portal)/support/in-page-language.ts";
import { TICKET_ACCEPT } from "#app/(portal)/support/ticket-accept.ts";
import { IssuerPart } from "#components/tickets/issuer-part.tsx";
import { Tabs } from "#components/ui/navigation.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";
import { markSeen, refusedTicketForm, type TicketSheet, ticketSheet } from "#lib/tickets/index.ts";

export type TicketProps = {
  params: Promise<{ ticketId: string }>;
  searchParams: Promise<Partial<Record<"fait" | "repris", string | string[]>>>;
};

/** The ticket of the address, as its issuer sees it. */
export const issuedTicket = cache(async (ticketId: string): Promise<TicketSheet> => {
  const actor = await inPageLanguage(await requireActor());
  return (await ticketSheet(actor, "issued", ticketId)) ?? notFound();
});

/** What the three parts of a ticket have in common (feature F-106): its head, what can be done, the way to the others. */
export async function IssuedTicketPage({ params, searchParams, children }: TicketProps & { children: ReactNode }) {
  const ticket = await issuedTicket((await params).ticketId);
  const [actor, { fait, repris }, t, list, support] = await Promise.all([
    requireActor(),
    searchParams,
    getTranslations("tickets.sheet"),
    getTranslations("tickets.list"),
    getTranslations("tickets.support"),
  ]);
  const [kept] = await Promise.all([
    repris ? refusedTicketForm(actor, ticket.id) : null,
    markSeen(ticket.id, "issued"),
  ]);
  return (
    <Page
      title={t("title", { number: ticket.number })}
      here={ticket.number}
      lead={t("lead")}
      trail={[
        { label: support("title"), href: routes.support() },
        { label: list("title"), href: routes.tickets() },
      ]}
    >
      <div className="page-sections">
        <IssuerPart ticket={ticket} said={fait} kept={kept} accept={TICKET_ACCEPT} />
        <Tabs
          label={t("tabs")}
          tabs={[
            { label: t("content"), href: routes.ticket(ticket.id), exact: true },
            { label: t("activity"), href: routes.ticketActivity(ticket.id) },
            { label: t("filesCount", { count: ticket.files.length }), href: routes.ticketFiles(ticket.id) },
          ]}
        />
        {children}
      </div>
    </Page>
  );
}
