import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CurrentNote } from "#app/(portal)/facturation/current-note.tsx";
import { assignReceivedAction } from "#app/(portal)/facturation/factures-recues/assign-received.action.ts";
import { serviceOptions, structureOptions } from "#app/(portal)/facturation/structure-options.ts";
import { noteUse } from "#app/viewer.ts";
import { FollowList } from "#components/invoices/following.tsx";
import { ListPagination } from "#components/invoices/list-pagination.tsx";
import { InboxViews } from "#components/invoices/received/inbox-views.tsx";
import { NoInvoices } from "#components/invoices/received/no-invoices.tsx";
import { ReceivedFilterForm } from "#components/invoices/received/received-filter.tsx";
import { ReceivedNotes } from "#components/invoices/received/received-notes.tsx";
import { CHOICE_FORM, ReceivedTable } from "#components/invoices/received/received-table.tsx";
import { SelectionBar } from "#components/invoices/received/selection-bar.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { can, colleagues } from "#lib/access/index.ts";
import { narrowToChoice, requireRight } from "#lib/access/web.ts";
import {
  foundInside,
  inbox,
  listReceived,
  listText,
  onlyCompanies,
  type Params,
  type ReceivedFilter,
  type ReceivedRow,
  reaches,
  readReceivedAddress,
  receivedCriteria,
  receivedQuery,
  seenBy,
} from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("received"))("title") };
}

/** « Factures reçues » : the inbox of the public agent, what waits for him first. */
export default async function ReceivedInvoicesPage({ searchParams }: Props) {
  await noteUse("RECUES");
  const [whole, params, t, portal] = await Promise.all([
    requireRight(routes.receivedInvoices()),
    searchParams,
    getTranslations("received"),
    getTranslations("portal"),
  ]);
  const { filter, notes } = readReceivedAddress(params);
  const actor = await narrowToChoice(whole, filter.recipientId);
  const seen = seenBy(actor);
  const [page, { views, statuses }, structures, services, people] = await Promise.all([
    listReceived(actor, receivedCriteria(filter, seen), {
      structureId: filter.recipientId,
      cursor: filter.after,
      size: filter.size,
      order: filter.order,
    }),
    inbox(actor, filter.recipientId),
    structureOptions(actor, "invoice.readReceived"),
    serviceOptions(actor, "invoice.readReceived", filter.recipientId),
    colleagues(actor, "invoice.treat", filter.recipientId ? [filter.recipientId] : null),
  ]);
  const finds = await foundInside(actor, "received", filter.inside, page.items);
  const treatable = page.items.filter((row) => can(actor, "invoice.treat", placeOf(row)));
  const asked = treatable.find(({ id }) => id === params.affecter);
  const choices = asked ? people.filter((one) => reaches(one, placeOf(asked))) : [];
  const options = (who: typeof people) => who.map(({ userId, name }) => ({ value: userId, label: name }));
  const here = (change: Partial<ReceivedFilter>) => routes.receivedInvoices(receivedQuery({ ...filter, ...change }));
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      width="full"
      trail={[{ label: portal("domains.facturation.name"), href: routes.invoicingDomain() }]}
    >
      <FollowList />
      {params.fait === "affectee" && (
        <Notice tone="ok" live="polite">
          {t("assigned")}
        </Notice>
      )}
      {!filter.recipientId && <CurrentNote />}
      <InboxViews filter={filter} views={views} statuses={statuses} />
      <ReceivedFilterForm filter={filter} structures={structures} services={services} people={options(people)} />
      <ReceivedNotes notes={notes} />
      {page.items.length > 0 ? (
        <>
          <ReceivedTable
            finds={finds}
            rows={page.items}
            filter={filter}
            today={seen.today}
            treatable={new Set(treatable.map(({ id }) => id))}
            severalStructures={structures.length > 1 && !filter.recipientId}
            assign={{ action: assignReceivedAction, asked: asked?.id ?? null, choices: options(choices) }}
          />
          <ListPagination
            page={page}
            first={filter.after ? here({ after: null }) : null}
            next={page.next && here({ after: page.next })}
          />
          {treatable.length > 0 && (
            <form id={CHOICE_FORM} action={routes.treatMany()} className="action-bar" aria-label={t("selection")}>
              <input type="hidden" name="liste" value={listText(filter)} />
              <SelectionBar
                form={CHOICE_FORM}
                words={{
                  submit: t("treatChosen"),
                  all: t("chooseAll"),
                  none: t("chooseNone"),
                  chosen: t.raw("chosenCount"),
                  keys: t("keys"),
                }}
              />
            </form>
          )}
        </>
      ) : (
        <NoInvoices filter={filter} companies={await onlyCompanies(actor, filter.recipientId)} />
      )}
    </Page>
  );
}

function placeOf({ recipientId, serviceId }: ReceivedRow) {
  return { structureId: recipientId, serviceId };
}
