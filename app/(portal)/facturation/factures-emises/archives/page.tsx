import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CurrentNote } from "#app/(portal)/facturation/current-note.tsx";
import { structureOptions } from "#app/(portal)/facturation/structure-options.ts";
import { ArchivesForm } from "#components/invoices/archives/archives-form.tsx";
import { ArchivesStateNotice } from "#components/invoices/archives/archives-state.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { ArchivesTable } from "#components/invoices/issued-tables.tsx";
import { ListPagination } from "#components/invoices/list-pagination.tsx";
import { SearchNotes } from "#components/invoices/search-notes.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink, DownloadLink } from "#components/ui/button.tsx";
import { narrowToChoice, requireRight } from "#lib/access/web.ts";
import { stateOfArchives } from "#lib/integrity/index.ts";
import {
  issuedCriteria,
  issuedSearchQuery,
  isUnfiltered,
  MOST_ARCHIVED,
  type Params,
  readIssuedSearch,
  searchIssued,
  withGestures,
} from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("archives"))("title") };
}

/** « Archives » (domain reference § 12): what has been over for a year, gone over every night. */
export default async function ArchivesPage({ searchParams }: Props) {
  const [whole, params, t, locale] = await Promise.all([
    requireRight(routes.archives()),
    searchParams,
    getTranslations("archives"),
    getLocale(),
  ]);
  const { search, notes } = readIssuedSearch(params, locale);
  const actor = await narrowToChoice(whole, search.supplierId);
  const [page, suppliers] = await Promise.all([
    searchIssued(
      actor,
      { ...issuedCriteria(search), archived: "yes" },
      { structureId: search.supplierId, cursor: search.after ?? undefined },
    ),
    structureOptions(actor, "invoice.readIssued"),
  ]);
  const state = await stateOfArchives(page.items.map(({ id }) => id));
  const here = (after: string | null) => routes.archives(issuedSearchQuery({ ...search, after }));
  const unfiltered = isUnfiltered(search);
  return (
    <IssuedPage title={t("title")} lead={t("lead")} width="full" tabs>
      {!search.supplierId && <CurrentNote />}
      <ArchivesForm search={search} suppliers={suppliers} />
      <SearchNotes notes={notes} />
      {page.items.length > 0 ? (
        <>
          <ArchivesStateNotice state={state} rows={page.items} />
          <div className="button-row">
            <DownloadLink
              size="small"
              look="quiet"
              href={routes.archivesBag(issuedSearchQuery({ ...search, after: null }))}
            >
              {t("bag")}
            </DownloadLink>
          </div>
          <p className="muted">{t("bagHelp", { most: MOST_ARCHIVED })}</p>
          <ArchivesTable rows={withGestures(actor, page.items)} severalSuppliers={suppliers.length > 1} />
          <ListPagination page={page} first={search.after ? here(null) : null} next={page.next && here(page.next)} />
        </>
      ) : (
        <EmptyState
          title={t(unfiltered ? "emptyTitle" : "noResultTitle")}
          action={
            <ButtonLink href={unfiltered ? routes.issuedSearch() : routes.archives()}>
              {t(unfiltered ? "seeSearch" : "reset")}
            </ButtonLink>
          }
        >
          {t(unfiltered ? "empty" : "noResult")}
        </EmptyState>
      )}
    </IssuedPage>
  );
}
