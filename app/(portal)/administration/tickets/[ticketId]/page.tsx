import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { HandledTicketPage } from "#app/(portal)/support/handled-ticket.tsx";
import { inPageLanguage } from "#app/(portal)/support/in-page-language.ts";
import { requireStaff } from "#lib/access/web.ts";
import { ticketSheet } from "#lib/tickets/index.ts";

type Props = {
  params: Promise<{ ticketId: string }>;
  searchParams: Promise<Partial<Record<"fait" | "repris", string | string[]>>>;
};

const shown = cache(
  async (ticketId: string) =>
    (await ticketSheet(await inPageLanguage(await requireStaff("ticket.assist")), "support", ticketId)) ?? notFound(),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await shown((await params).ticketId);
  return { title: (await getTranslations("tickets.sheet"))("title", { number }) };
}

/** A ticket, for the support of the portal. */
export default async function SupportTicketPage({ params, searchParams }: Props) {
  const ticket = await shown((await params).ticketId);
  const [actor, asked] = await Promise.all([requireStaff("ticket.assist"), searchParams]);
  return <HandledTicketPage actor={actor} ticket={ticket} look="support" asked={asked} />;
}
