import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CurrentNote } from "#app/(portal)/facturation/current-note.tsx";
import { structureOptions } from "#app/(portal)/facturation/structure-options.ts";
import { FlowFilterForm } from "#components/invoices/flows/flow-filter.tsx";
import { FlowTable } from "#components/invoices/flows/flow-table.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { SearchNotes } from "#components/invoices/search-notes.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Pagination } from "#components/ui/navigation.tsx";
import { narrowToChoice, requireRight } from "#lib/access/web.ts";
import {
  type FlowFilter,
  flowQuery,
  isFlowFilterEmpty,
  listFlows,
  type Params,
  readFlowFilter,
} from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("flows"))("title") };
}

/** « Suivi des flux », and « rejets » among them (domain reference § 9). */
export default async function FlowsPage({ searchParams }: Props) {
  const [whole, params, t] = await Promise.all([requireRight(routes.flows()), searchParams, getTranslations("flows")]);
  const { filter, notes } = readFlowFilter(params);
  const actor = await narrowToChoice(whole, filter.structureId);
  const [page, structures] = await Promise.all([
    listFlows(actor, filter),
    structureOptions(actor, "invoice.readIssued"),
  ]);
  const here = (change: Partial<FlowFilter>) => routes.flows(flowQuery({ ...filter, ...change }));
  const { count, exact } = page.total;
  return (
    <IssuedPage title={t("title")} lead={t("lead")} width="full" tabs>
      {!filter.structureId && <CurrentNote />}
      <FlowFilterForm filter={filter} structures={structures} />
      <SearchNotes notes={notes} />
      {page.items.length > 0 ? (
        <>
          <FlowTable rows={page.items} severalStructures={structures.length > 1} />
          <Pagination
            summary={t(exact ? "shownOf" : "shownOfMany", { shown: page.items.length, total: count })}
            first={filter.after ? here({ after: null }) : null}
            next={page.next && here({ after: page.next })}
          />
        </>
      ) : isFlowFilterEmpty(filter) ? (
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
      ) : (
        <EmptyState
          title={t("noResultTitle")}
          action={<ButtonLink href={routes.flows()}>{t("noResultAction")}</ButtonLink>}
        >
          {t("noResult")}
        </EmptyState>
      )}
    </IssuedPage>
  );
}
