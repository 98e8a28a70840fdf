import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CurrentNote } from "#app/(portal)/facturation/current-note.tsx";
import { serviceOptions, structureOptions } from "#app/(portal)/facturation/structure-options.ts";
import { FollowList } from "#components/invoices/following.tsx";
import { ListPagination } from "#components/invoices/list-pagination.tsx";
import { ReceivedFilterForm } from "#components/invoices/received-filter.tsx";
import { ReceivedTable } from "#components/invoices/received-table.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { narrowToChoice, requireRight } from "#lib/access/web.ts";
import {
  foundInside,
  listReceived,
  type Params,
  type ReceivedFilter,
  readReceivedFilter,
  receivedCriteria,
  receivedQuery,
} from "#lib/invoices/index.ts";
import { now } from "#lib/platform/index.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("received"))("title") };
}

/** « Factures reçues » : the inbox of the public agent, what waits for him first. */
export default async function ReceivedInvoicesPage({ searchParams }: Props) {
  const [whole, params, t, portal] = await Promise.all([
    requireRight(routes.receivedInvoices()),
    searchParams,
    getTranslations("received"),
    getTranslations("portal"),
  ]);
  const filter = readReceivedFilter(params);
  const actor = await narrowToChoice(whole, filter.recipientId);
  const [page, structures, services] = await Promise.all([
    listReceived(actor, receivedCriteria(filter), {
      structureId: filter.recipientId,
      cursor: filter.after ?? undefined,
      size: filter.size,
    }),
    structureOptions(actor, "invoice.readReceived"),
    serviceOptions(actor, "invoice.readReceived", filter.recipientId),
  ]);
  const finds = await foundInside(actor, "received", filter.inside, page.items);
  const here = (change: Partial<ReceivedFilter>) => routes.receivedInvoices(receivedQuery({ ...filter, ...change }));
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      width="full"
      trail={[{ label: portal("domains.facturation.name"), href: routes.invoicingDomain() }]}
    >
      <FollowList />
      {!filter.recipientId && <CurrentNote />}
      <ReceivedFilterForm filter={filter} structures={structures} services={services} />
      {page.items.length > 0 ? (
        <>
          <ReceivedTable finds={finds} rows={page.items} view={filter.view} today={parisDay(now())} />
          <ListPagination
            page={page}
            first={filter.after ? here({ after: null }) : null}
            next={page.next && here({ after: page.next })}
          />
        </>
      ) : (
        <Nothing filter={filter} />
      )}
    </Page>
  );
}

/** Nothing answers, nothing waits, or nothing has come yet. */
async function Nothing({ filter }: { filter: ReceivedFilter }) {
  const t = await getTranslations("received");
  const { recipientId, serviceId, status, text, inside } = filter;
  const words = await getTranslations("invoices.inside");
  if (recipientId || serviceId || status || text || inside) {
    return (
      <EmptyState
        title={t("noResultTitle")}
        action={<ButtonLink href={routes.receivedInvoices()}>{t("noResultAction")}</ButtonLink>}
      >
        {inside ? words("noResult") : t("noResult")}
      </EmptyState>
    );
  }
  if (filter.view === "all") return <EmptyState title={t("nothingTitle")}>{t("nothing")}</EmptyState>;
  const all = routes.receivedInvoices(receivedQuery({ ...filter, view: "all", after: null }));
  return (
    <EmptyState title={t("emptyTitle")} action={<ButtonLink href={all}>{t("emptyAction")}</ButtonLink>}>
      {t("empty")}
    </EmptyState>
  );
}
