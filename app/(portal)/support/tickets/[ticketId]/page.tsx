import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import {
  IssuedTicketPage,
  issuedTicket,
  type TicketProps,
} from "#app/(portal)/support/tickets/[ticketId]/issued-ticket.tsx";
import { TicketContent } from "#components/tickets/ticket-parts.tsx";
import { requireActor } from "#lib/access/web.ts";

export async function generateMetadata({ params }: TicketProps): Promise<Metadata> {
  const { number } = await issuedTicket((await params).ticketId);
  return { title: (await getTranslations("tickets.sheet"))("title", { number }) };
}

export default async function IssuedTicketContentPage(props: TicketProps) {
  await requireActor();
  const ticket = await issuedTicket((await props.params).ticketId);
  return (
    <IssuedTicketPage {...props}>
      <TicketContent ticket={ticket} />
    </IssuedTicketPage>
  );
}
