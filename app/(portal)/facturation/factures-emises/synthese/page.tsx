import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CurrentNote } from "#app/(portal)/facturation/current-note.tsx";
import { listColumnsAction } from "#app/(portal)/facturation/factures-emises/list-columns.action.ts";
import { instructAction } from "#app/(portal)/facturation/factures-emises/synthese/instruct.action.ts";
import { structureOptions } from "#app/(portal)/facturation/structure-options.ts";
import { noteUse } from "#app/viewer.ts";
import { ColumnChooser } from "#components/invoices/column-chooser.tsx";
import { ExportLinks } from "#components/invoices/export-links.tsx";
import { FollowList } from "#components/invoices/following.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { IssuedSelectionBar } from "#components/invoices/issued-selection-bar.tsx";
import type { SortLink } from "#components/invoices/issued-tables.tsx";
import { ListPagination } from "#components/invoices/list-pagination.tsx";
import { WorkListFilterForm } from "#components/invoices/work-list-filter.tsx";
import { type WorkListSorts, WorkListTables } from "#components/invoices/work-list-table.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { colleagues } from "#lib/access/index.ts";
import { narrowToChoice, requireRight } from "#lib/access/web.ts";
import {
  issuedWorkList,
  listColumns,
  type Params,
  reaches,
  readWorkListFilter,
  WORK_ORDERS,
  type WorkListFilter,
  type WorkOrder,
  withGestures,
  workListQuery,
} from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issued.workList"))("title") };
}

/** « Synthèse » (domain reference § 12): what waits for the supplier. */
export default async function WorkListPage({ searchParams }: Props) {
  await noteUse("SYNTHESE");
  const [whole, params, t] = await Promise.all([
    requireRight(routes.issuedWorkList()),
    searchParams,
    getTranslations("issued.workList"),
  ]);
  const filter = readWorkListFilter(params);
  const actor = await narrowToChoice(whole, filter.supplierId);
  const [page, structures, people, shown] = await Promise.all([
    issuedWorkList(actor, {
      structureId: filter.supplierId,
      hideOldRejections: filter.hideOldRejections,
      instructorId: filter.instructor === "moi" ? actor.userId : filter.instructor,
      cursor: filter.after ?? undefined,
      order: filter.order,
    }),
    structureOptions(actor, "invoice.readIssued"),
    colleagues(actor, "invoice.draft", filter.supplierId ? [filter.supplierId] : null),
    listColumns(actor, "workList"),
  ]);
  const rows = withGestures(actor, page.items);
  const asked = rows.find(({ id, mayDraft }) => mayDraft && id === params.affecter);
  const options = (who: typeof people) => who.map(({ userId, name }) => ({ value: userId, label: name }));
  const here = (change: Partial<WorkListFilter> & { affecter?: string | null } = {}) => {
    const { affecter = null, ...rest } = change;
    return routes.issuedWorkList({ ...workListQuery({ ...filter, ...rest }), affecter });
  };
  const filtered = filter.supplierId !== null || filter.hideOldRejections || filter.instructor !== null;
  return (
    <IssuedPage title={t("title")} lead={t("lead")} width="full" tabs>
      {params.fait === "brouillon-supprime" && (
        <Notice tone="ok" live="polite">
          {t("draftDeleted")}
        </Notice>
      )}
      <FollowList />
      {!filter.supplierId && <CurrentNote />}
      <WorkListFilterForm filter={filter} structures={structures} people={options(people)} />
      {page.items.length > 0 ? (
        <>
          <ExportLinks
            to={(format) => routes.issuedWorkListExport({ ...workListQuery({ ...filter, after: null }), format })}
          />
          <ColumnChooser list="workList" shown={shown} action={listColumnsAction} here={here()} />
          <WorkListTables
            shown={shown}
            sorts={sortLinks(filter.order, (order) => here({ order, after: null }))}
            rows={rows}
            groups={page.groups}
            instruct={{
              action: instructAction,
              asked: asked?.id ?? null,
              choices: asked ? options(people.filter((one) => reaches(one, placeOf(asked)))) : [],
              list: (affecter) => here({ affecter }),
            }}
          />
          <ListPagination
            page={page}
            first={filter.after ? here({ after: null }) : null}
            next={page.next && here({ after: page.next })}
          />
          <IssuedSelectionBar list={here()} />
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

/** Each heading asks for its order; once there, for the other way round. The first way is the one that is asked most. */
function sortLinks(order: WorkOrder, to: (order: WorkOrder) => string): WorkListSorts {
  const link = (first: WorkOrder, second: WorkOrder): SortLink => {
    if (order !== first && order !== second) return { href: to(first) };
    return {
      href: to(order === first ? second : first),
      direction: WORK_ORDERS[order].down ? "descending" : "ascending",
    };
  };
  return {
    statusAt: link("oldest", "newest"),
    submittedAt: link("lastDeposited", "firstDeposited"),
    totalInclTax: link("largest", "smallest"),
  };
}

function placeOf({ supplierId, supplierServiceId }: { supplierId: string; supplierServiceId: string | null }) {
  return { structureId: supplierId, serviceId: supplierServiceId };
}
