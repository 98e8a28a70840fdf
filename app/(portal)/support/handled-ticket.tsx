import { getTranslations } from "next-intl/server";
import { TICKET_ACCEPT } from "#app/(portal)/support/ticket-accept.ts";
import { HandlerActions } from "#components/tickets/move-forms.tsx";
import { TicketDone } from "#components/tickets/ticket-done.tsx";
import {
  TicketActivitySection,
  TicketDescription,
  TicketFilesSection,
  TicketHead,
  TicketParties,
} from "#components/tickets/ticket-parts.tsx";
import { Page } from "#components/ui/page.tsx";
import type { Actor } from "#lib/access/index.ts";
import { routes } from "#lib/shared/routes.ts";
import { markSeen, refusedTicketForm, type TicketSheet } from "#lib/tickets/index.ts";

type Props = {
  actor: Actor;
  ticket: TicketSheet;
  look: "received" | "support";
  asked: Partial<Record<"fait" | "repris", string | string[]>>;
};

/** The list from which each side comes. */
const LISTS = {
  received: { name: "receivedTitle", href: routes.receivedTickets },
  support: { name: "supportTitle", href: routes.supportDesk },
} as const;

/** A ticket for those who answer: all of it on one page, what was said before what they answer. */
export async function HandledTicketPage({ actor, ticket, look, asked }: Props) {
  const [t, desk, kept] = await Promise.all([
    getTranslations("tickets.sheet"),
    getTranslations("tickets.desk"),
    asked.repris ? refusedTicketForm(actor, ticket.id) : null,
    markSeen(ticket.id, look),
  ]);
  const list = LISTS[look];
  return (
    <Page
      title={t("title", { number: ticket.number })}
      here={ticket.number}
      trail={[{ label: desk(list.name), href: list.href() }]}
    >
      <div className="page-sections">
        <TicketDone said={asked.fait} number={ticket.number} />
        <TicketHead ticket={ticket} inside />
        <TicketDescription ticket={ticket} />
        <TicketActivitySection ticket={ticket} />
        <HandlerActions ticket={ticket} look={look} kept={kept} accept={TICKET_ACCEPT} why={ticket.refusal} />
        <TicketParties ticket={ticket} />
        <TicketFilesSection ticket={ticket} />
      </div>
    </Page>
  );
}
