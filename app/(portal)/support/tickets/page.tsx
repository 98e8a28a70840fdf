import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { inPageLanguage } from "#app/(portal)/support/in-page-language.ts";
import { deleteDraftAction } from "#app/(portal)/support/tickets/draft.action.ts";
import { DraftsTable } from "#components/tickets/drafts-table.tsx";
import { GroupChoice, KeptFields, TicketViews } from "#components/tickets/list-parts.tsx";
import { TicketsTable } from "#components/tickets/tickets-table.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink, DownloadLink } from "#components/ui/button.tsx";
import { Pagination } from "#components/ui/navigation.tsx";
import { Page } from "#components/ui/page.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";
import {
  countTicketDrafts,
  countTickets,
  ISSUED_TABS,
  type IssuedTab,
  listTickets,
  readTicketAddress,
  sortedBy,
  type TicketFilter,
  ticketDrafts,
  ticketQuery,
} from "#lib/tickets/index.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tickets.list"))("title") };
}

/** « Tickets émis » (features F-103, F-105): three views with their counts, words, orders, pages, a file. */
export default async function TicketsPage({ searchParams }: Props) {
  const [actor, params, t, support] = await Promise.all([
    requireActor(),
    searchParams,
    getTranslations("tickets.list"),
    getTranslations("tickets.support"),
  ]);
  const filter = readTicketAddress(params, ISSUED_TABS);
  const isDrafts = params.onglet === "brouillons";
  const reader = await inPageLanguage(actor);
  const [page, counts, draftCount] = await Promise.all([
    isDrafts ? null : listTickets(reader, "issued", filter),
    countTickets(actor, "issued", ISSUED_TABS),
    countTicketDrafts(actor),
  ]);
  const to = (change: Partial<TicketFilter>) => routes.tickets(ticketQuery({ ...filter, ...change }, ISSUED_TABS[0]));
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      width="full"
      trail={[{ label: support("title"), href: routes.support() }]}
      actions={<ButtonLink href={routes.newTicket()}>{t("create")}</ButtonLink>}
    >
      <TicketViews
        label={t("tabs")}
        views={[
          ...ISSUED_TABS.map((tab) => ({
            key: tab,
            href: to({ tab, after: null }),
            label: t(`tab.${tab}`, { count: counts[tab] }),
            current: !isDrafts && filter.tab === tab,
          })),
          {
            key: "brouillons",
            href: routes.tickets({ onglet: "brouillons" }),
            label: t("tab.brouillons", { count: draftCount }),
            current: isDrafts,
          },
        ]}
      />
      {page ? (
        <IssuedList page={page} filter={filter} />
      ) : (
        <DraftsTable drafts={await ticketDrafts(reader)} remove={deleteDraftAction} done={params.fait} />
      )}
    </Page>
  );
}

type ListProps = { page: Awaited<ReturnType<typeof listTickets>>; filter: TicketFilter<IssuedTab> };

/** The tickets of a view, found by words, in an order, page after page. */
async function IssuedList({ page, filter }: ListProps) {
  const t = await getTranslations("tickets.list");
  const to = (change: Partial<TicketFilter>) => routes.tickets(ticketQuery({ ...filter, ...change }, ISSUED_TABS[0]));
  return (
    <>
      <SearchBox
        action={routes.tickets()}
        typed={filter.typed}
        words={{ label: t("search"), submit: t("submit"), reset: t("reset") }}
        narrowed={filter.sort !== "cree" || filter.group !== null}
      >
        <KeptFields query={ticketQuery(filter, ISSUED_TABS[0])} />
        <GroupChoice group={filter.group} />
      </SearchBox>
      {page.items.length > 0 ? (
        <>
          <TicketsTable
            lines={page.items}
            filter={filter}
            open={(ticketId) => routes.ticket(ticketId)}
            sorted={(sort) => routes.tickets(ticketQuery(sortedBy(filter, sort), ISSUED_TABS[0]))}
          />
          <Pagination
            summary={t("shown", { count: page.items.length })}
            first={filter.after ? to({ after: null }) : null}
            next={page.next && to({ after: page.next })}
          />
          <p>
            <DownloadLink href={routes.ticketsExport(ticketQuery({ ...filter, after: null }, ISSUED_TABS[0]))}>
              {t("export")}
            </DownloadLink>
          </p>
        </>
      ) : (
        <EmptyState title={t("emptyTitle")}>{t(`empty.${filter.typed ? "none" : filter.tab}`)}</EmptyState>
      )}
    </>
  );
}
