import { getTranslations } from "next-intl/server";
import { inPageLanguage } from "#app/(portal)/support/in-page-language.ts";
import { GroupChoice, KeptFields, TicketViews } from "#components/tickets/list-parts.tsx";
import { TicketDone } from "#components/tickets/ticket-done.tsx";
import { TicketsTable } from "#components/tickets/tickets-table.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { Pagination } from "#components/ui/navigation.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import type { Actor } from "#lib/access/index.ts";
import { type Query, routes } from "#lib/shared/routes.ts";
import {
  countTickets,
  DESK_TABS,
  listTickets,
  readTicketAddress,
  sortedBy,
  type TicketFilter,
  ticketQuery,
} from "#lib/tickets/index.ts";

type Props = {
  actor: Actor;
  look: "received" | "support";
  params: Record<string, string | string[] | undefined>;
};

/** What those who answer look at (feature F-108): by who has it, with how long it has waited. */
export async function HandledList({ actor, look, params }: Props) {
  const [t, list] = await Promise.all([getTranslations("tickets.desk"), getTranslations("tickets.list")]);
  const filter = readTicketAddress(params, DESK_TABS);
  const [page, counts] = await Promise.all([
    listTickets(await inPageLanguage(actor), look, filter),
    countTickets(actor, look, DESK_TABS),
  ]);
  const here = (query?: Query) => (look === "support" ? routes.supportDesk(query) : routes.receivedTickets(query));
  const to = (change: Partial<TicketFilter>) => here(ticketQuery({ ...filter, ...change }, DESK_TABS[0]));
  return (
    <>
      <TicketDone said={params.fait} />
      <TicketViews
        label={t("tabs")}
        views={DESK_TABS.map((tab) => ({
          key: tab,
          href: to({ tab, after: null }),
          label: t(`tab.${tab}`, { count: counts[tab] }),
          current: filter.tab === tab,
        }))}
      />
      <SearchBox
        action={here()}
        typed={filter.typed}
        words={{ label: list("search"), submit: list("submit"), reset: list("reset") }}
        narrowed={filter.sort !== "cree" || filter.group !== null}
      >
        <KeptFields query={ticketQuery(filter, DESK_TABS[0])} />
        <GroupChoice group={filter.group} />
      </SearchBox>
      {page.items.length > 0 ? (
        <>
          <TicketsTable
            desk
            lines={page.items}
            filter={filter}
            open={(id) => (look === "support" ? routes.supportTicket(id) : routes.receivedTicket(id))}
            sorted={(sort) => here(ticketQuery(sortedBy(filter, sort), DESK_TABS[0]))}
          />
          <Pagination
            summary={list("shown", { count: page.items.length })}
            first={filter.after ? to({ after: null }) : null}
            next={page.next && to({ after: page.next })}
          />
        </>
      ) : (
        <EmptyState title={list("emptyTitle")}>{t(`empty.${filter.typed ? "none" : filter.tab}`)}</EmptyState>
      )}
    </>
  );
}
