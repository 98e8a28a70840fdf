import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { HandledTicket } from "#app/(portal)/support/handled-ticket.tsx";
import { inPageLanguage } from "#app/(portal)/support/in-page-language.ts";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";
import { ticketSheet } from "#lib/tickets/index.ts";

type Props = {
  params: Promise<{ ticketId: string }>;
  searchParams: Promise<Partial<Record<"fait" | "repris", string | string[]>>>;
};

const shown = cache(
  async (ticketId: string) =>
    (await ticketSheet(await inPageLanguage(await requireActor()), "received", ticketId)) ?? notFound(),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await shown((await params).ticketId);
  return { title: (await getTranslations("tickets.sheet"))("title", { number }) };
}

/** A ticket, for the agents of the entity that is asked. */
export default async function ReceivedTicketPage({ params, searchParams }: Props) {
  const ticket = await shown((await params).ticketId);
  const [actor, asked, t, desk] = await Promise.all([
    requireActor(),
    searchParams,
    getTranslations("tickets.sheet"),
    getTranslations("tickets.desk"),
  ]);
  return (
    <Page
      title={t("title", { number: ticket.number })}
      here={ticket.number}
      trail={[{ label: desk("receivedTitle"), href: routes.receivedTickets() }]}
    >
      <HandledTicket actor={actor} ticket={ticket} look="received" asked={asked} />
    </Page>
  );
}
