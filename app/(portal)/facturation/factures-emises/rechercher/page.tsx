import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CurrentNote } from "#app/(portal)/facturation/current-note.tsx";
import { listColumnsAction } from "#app/(portal)/facturation/factures-emises/list-columns.action.ts";
import {
  deleteSearchAction,
  saveSearchAction,
} from "#app/(portal)/facturation/factures-emises/rechercher/saved-search.action.ts";
import { accountOptions, serviceOptions, structureOptions } from "#app/(portal)/facturation/structure-options.ts";
import { noteUse } from "#app/viewer.ts";
import { ColumnChooser } from "#components/invoices/column-chooser.tsx";
import { ExportLinks } from "#components/invoices/export-links.tsx";
import { FollowList } from "#components/invoices/following.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { IssuedSelectionBar } from "#components/invoices/issued-selection-bar.tsx";
import { type IssuedSorts, SearchTable, type SortLink } from "#components/invoices/issued-tables.tsx";
import { ListPagination } from "#components/invoices/list-pagination.tsx";
import { SavedSearches } from "#components/invoices/saved-searches.tsx";
import { SearchForm } from "#components/invoices/search-form.tsx";
import { SearchNotes } from "#components/invoices/search-notes.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { narrowToChoice, requireRight } from "#lib/access/web.ts";
import {
  foundInside,
  type IssuedOrder,
  type IssuedSearch,
  issuedCriteria,
  issuedSearchQuery,
  isUnfiltered,
  listColumns,
  type Params,
  readIssuedSearch,
  savedSearches,
  searchIssued,
  withGestures,
} from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<Params> };

/** What was just done, told once. */
const DONE = ["enregistree", "oubliee"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issued.search"))("title") };
}

/** « Rechercher » (domain reference § 12): no criterion means everything. */
export default async function SearchPage({ searchParams }: Props) {
  await noteUse("RECHERCHER");
  const [whole, params, t, locale] = await Promise.all([
    requireRight(routes.issuedSearch()),
    searchParams,
    getTranslations("issued.search"),
    getLocale(),
  ]);
  const { search, notes } = readIssuedSearch(params, locale);
  const actor = await narrowToChoice(whole, search.supplierId);
  const [page, suppliers, services, accounts, searches, shown] = await Promise.all([
    searchIssued(actor, issuedCriteria(search), {
      structureId: search.supplierId,
      cursor: search.after ?? undefined,
      size: search.size,
      order: search.order,
    }),
    structureOptions(actor, "invoice.readIssued"),
    serviceOptions(actor, "invoice.readIssued", search.supplierId),
    accountOptions(actor, "invoice.readIssued", search.supplierId),
    savedSearches(actor),
    listColumns(actor, "search"),
  ]);
  const finds = await foundInside(actor, "issued", search.inside, page.items);
  const here = (change: Partial<IssuedSearch>) => routes.issuedSearch(issuedSearchQuery({ ...search, ...change }));
  return (
    <IssuedPage title={t("title")} lead={t("lead")} width="full" tabs>
      <FollowList />
      {!search.supplierId && <CurrentNote />}
      <SearchForm search={search} suppliers={suppliers} services={services} accounts={accounts} />
      <SavedSearches
        searches={searches}
        present={
          isUnfiltered(search)
            ? null
            : (routes.issuedSearch(issuedSearchQuery({ ...search, after: null })).split("?")[1] ?? null)
        }
        save={saveSearchAction}
        forget={deleteSearchAction}
      />
      {DONE.map(
        (one) =>
          params.fait === one && (
            <Notice key={one} tone="ok" live="polite">
              {t(`done.${one}`)}
            </Notice>
          ),
      )}
      <SearchNotes notes={notes} />
      {page.items.length > 0 ? (
        <>
          <ExportLinks
            to={(format) => routes.issuedSearchExport({ ...issuedSearchQuery({ ...search, after: null }), format })}
            archive={{
              href: routes.issuedSearchArchive(issuedSearchQuery({ ...search, after: null })),
              total: page.total,
            }}
          />
          <ColumnChooser list="search" shown={shown} action={listColumnsAction} here={here({})} />
          <SearchTable
            shown={shown}
            rows={withGestures(actor, page.items)}
            finds={finds}
            severalSuppliers={suppliers.length > 1}
            sorts={sortLinks(search.order, (order) => here({ order, after: null }))}
          />
          <ListPagination
            page={page}
            first={search.after ? here({ after: null }) : null}
            next={page.next && here({ after: page.next })}
          />
          <IssuedSelectionBar list={here({})} />
        </>
      ) : (
        <Nothing filtered={!isUnfiltered(search)} inside={search.inside !== null} />
      )}
    </IssuedPage>
  );
}

/** Each heading asks for its order, the greatest first; once there, for the other way round. */
function sortLinks(order: IssuedOrder, to: (order: IssuedOrder) => string): IssuedSorts {
  const link = (down: IssuedOrder, up: IssuedOrder): SortLink => {
    if (order === down) return { href: to(up), direction: "descending" };
    return order === up ? { href: to(down), direction: "ascending" } : { href: to(down) };
  };
  return {
    submittedAt: link("newest", "oldest"),
    issueDate: link("latestIssued", "earliestIssued"),
    totalInclTax: link("largest", "smallest"),
  };
}

/** Nothing yet, or nothing that answers: each with its own next step. */
async function Nothing({ filtered, inside }: { filtered: boolean; inside: boolean }) {
  const [t, words] = await Promise.all([getTranslations("issued.search"), getTranslations("invoices.inside")]);
  const action = filtered ? (
    <ButtonLink href={routes.issuedSearch()}>{t("noResultAction")}</ButtonLink>
  ) : (
    <ButtonLink look="primary" href={routes.deposit()}>
      {t("emptyAction")}
    </ButtonLink>
  );
  return (
    <EmptyState title={t(filtered ? "noResultTitle" : "emptyTitle")} action={action}>
      {inside ? words("noResult") : t(filtered ? "noResult" : "empty")}
    </EmptyState>
  );
}
