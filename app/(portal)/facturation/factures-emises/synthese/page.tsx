import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CurrentNote } from "#app/(portal)/facturation/current-note.tsx";
import { structureOptions } from "#app/(portal)/facturation/structure-options.ts";
import { ExportLinks } from "#components/invoices/export-links.tsx";
import { FollowList } from "#components/invoices/following.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { WorkListTable } from "#components/invoices/issued-tables.tsx";
import { ListPagination } from "#components/invoices/list-pagination.tsx";
import { WorkListFilterForm } from "#components/invoices/work-list-filter.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { narrowToChoice, requireRight } from "#lib/access/web.ts";
import { issuedWorkList, type Params, readWorkListFilter, withGestures, workListQuery } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issued.workList"))("title") };
}

/** « Synthèse » (domain reference § 12): what waits for the supplier. */
export default async function WorkListPage({ searchParams }: Props) {
  const [whole, params, t] = await Promise.all([
    requireRight(routes.issuedWorkList()),
    searchParams,
    getTranslations("issued.workList"),
  ]);
  const filter = readWorkListFilter(params);
  const actor = await narrowToChoice(whole, filter.supplierId);
  const [page, structures] = await Promise.all([
    issuedWorkList(actor, {
      structureId: filter.supplierId,
      hideOldRejections: filter.hideOldRejections,
      cursor: filter.after ?? undefined,
    }),
    structureOptions(actor, "invoice.readIssued"),
  ]);
  const filtered = filter.supplierId !== null || filter.hideOldRejections;
  return (
    <IssuedPage title={t("title")} lead={t("lead")} width="full" tabs>
      {params.fait === "brouillon-supprime" && (
        <Notice tone="ok" live="polite">
          {t("draftDeleted")}
        </Notice>
      )}
      <FollowList />
      {!filter.supplierId && <CurrentNote />}
      <WorkListFilterForm filter={filter} structures={structures} />
      {page.items.length > 0 ? (
        <>
          <ExportLinks
            to={(format) => routes.issuedWorkListExport({ ...workListQuery({ ...filter, after: null }), format })}
          />
          <WorkListTable rows={withGestures(actor, page.items)} />
          <ListPagination
            page={page}
            first={filter.after ? routes.issuedWorkList(workListQuery({ ...filter, after: null })) : null}
            next={page.next && routes.issuedWorkList(workListQuery({ ...filter, after: page.next }))}
          />
        </>
      ) : filtered ? (
        <EmptyState
          title={t("filteredTitle")}
          action={<ButtonLink href={routes.issuedWorkList()}>{t("filteredAction")}</ButtonLink>}
        >
          {t("filtered")}
        </EmptyState>
      ) : (
        <EmptyState
          title={t("emptyTitle")}
          action={
            <ButtonLink look="primary" href={routes.deposit()}>
              {t("emptyAction")}
            </ButtonLink>
          }
        >
          {t("empty")}
        </EmptyState>
      )}
    </IssuedPage>
  );
}
