import { getTranslations } from "next-intl/server";
import { TICKET_ACCEPT } from "#app/(portal)/support/ticket-accept.ts";
import { HandlerActions } from "#components/tickets/move-forms.tsx";
import { TicketDone } from "#components/tickets/ticket-done.tsx";
import {
  TicketActivity,
  TicketDescription,
  TicketFiles,
  TicketHead,
  TicketParties,
} from "#components/tickets/ticket-parts.tsx";
import type { Actor } from "#lib/access/index.ts";
import { markSeen, refusedTicketForm, type TicketSheet } from "#lib/tickets/index.ts";

type Props = {
  actor: Actor;
  ticket: TicketSheet;
  look: "received" | "support";
  asked: Partial<Record<"fait" | "repris", string | string[]>>;
};

/** A ticket for those who answer: all of it on one page, what was said before what they answer. */
export async function HandledTicket({ actor, ticket, look, asked }: Props) {
  const t = await getTranslations("tickets.sheet");
  const [kept] = await Promise.all([
    asked.repris ? refusedTicketForm(actor, ticket.id) : null,
    markSeen(ticket.id, look),
  ]);
  return (
    <div className="page-sections">
      <TicketDone said={asked.fait} number={ticket.number} />
      <TicketHead ticket={ticket} inside />
      <TicketDescription ticket={ticket} />
      <section className="grid gap-3" aria-labelledby="activites">
        <h2 id="activites">{t("activity")}</h2>
        <TicketActivity ticket={ticket} />
      </section>
      <HandlerActions ticket={ticket} look={look} kept={kept} accept={TICKET_ACCEPT} why={ticket.refusal} />
      <TicketParties ticket={ticket} />
      <section className="grid gap-3" aria-labelledby="pieces">
        <h2 id="pieces">{t("files")}</h2>
        <TicketFiles ticket={ticket} />
      </section>
    </div>
  );
}
