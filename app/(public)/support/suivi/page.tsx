import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { moveAnonymousAction } from "#app/(public)/support/sans-compte/anonymous.action.ts";
import { FollowActions } from "#components/tickets/follow-actions.tsx";
import { TicketActivity, TicketContent, TicketHead } from "#components/tickets/ticket-parts.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { routes } from "#lib/shared/routes.ts";
import { anonymousSheet, markSeen } from "#lib/tickets/index.ts";

type Props = { searchParams: Promise<Partial<Record<"jeton" | "fait", string | string[]>>> };

/** What opens the page stands in its address: no search engine may keep it. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tickets.menu"))("title"), robots: { index: false, follow: false } };
}

/** Where the mails of a ticket without an account lead: its answer, and what its author can do about it. */
export default async function FollowTicketPage({ searchParams }: Props) {
  const { jeton, fait } = await searchParams;
  const token = typeof jeton === "string" ? jeton : "";
  const [t, parts, ticket] = await Promise.all([
    getTranslations("tickets.anonymous"),
    getTranslations("tickets.sheet"),
    getLocale().then((locale) => anonymousSheet(token, locale)),
  ]);
  if (!ticket)
    return (
      <Page title={t("deadTitle")} width="form" trail={[{ label: t("back"), href: routes.support() }]}>
        <Notice tone="warn">
          <p>{t("dead")}</p>
        </Notice>
      </Page>
    );
  await markSeen(ticket.id, "issued");
  return (
    <Page title={t("followTitle", { number: ticket.number })} lead={t("followLead")}>
      <div className="page-sections">
        {fait && <Notice tone="ok" live="polite" title={t("done")} />}
        <TicketHead ticket={ticket} />
        <FollowActions ticket={ticket} token={token} action={moveAnonymousAction} />
        <TicketContent ticket={ticket} />
        <section className="grid gap-3" aria-labelledby="activites">
          <h2 id="activites">{parts("activity")}</h2>
          <TicketActivity ticket={ticket} />
        </section>
      </div>
    </Page>
  );
}
