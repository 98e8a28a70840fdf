import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CurrentNote } from "#app/(portal)/facturation/current-note.tsx";
import { structureOptions } from "#app/(portal)/facturation/structure-options.ts";
import { noteUse } from "#app/viewer.ts";
import { ListPagination } from "#components/invoices/list-pagination.tsx";
import { ToValidateFilterForm } from "#components/invoices/to-validate-filter.tsx";
import { ToValidateTable } from "#components/invoices/to-validate-table.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { narrowToChoice, requireRight } from "#lib/access/web.ts";
import {
  listToValidate,
  type Params,
  readToValidateFilter,
  type ToValidateFilter,
  toValidateQuery,
} from "#lib/invoices/index.ts";
import { now } from "#lib/platform/index.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("toValidate"))("title") };
}

/** « Factures à valider » : what a subcontractor or a joint contractor asks this company to approve. */
export default async function InvoicesToValidatePage({ searchParams }: Props) {
  await noteUse("A_VALIDER");
  const [whole, params, t, portal] = await Promise.all([
    requireRight(routes.invoicesToValidate()),
    searchParams,
    getTranslations("toValidate"),
    getTranslations("portal"),
  ]);
  const filter = readToValidateFilter(params);
  const actor = await narrowToChoice(whole, filter.validatorId);
  const [page, structures] = await Promise.all([
    listToValidate(
      actor,
      { waiting: filter.view === "todo", text: filter.text },
      { structureId: filter.validatorId, cursor: filter.after ?? undefined, size: filter.size },
    ),
    structureOptions(actor, "invoice.readToValidate"),
  ]);
  const here = (change: Partial<ToValidateFilter>) =>
    routes.invoicesToValidate(toValidateQuery({ ...filter, ...change }));
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      width="full"
      trail={[{ label: portal("domains.facturation.name"), href: routes.invoicingDomain() }]}
    >
      {!filter.validatorId && <CurrentNote />}
      <ToValidateFilterForm filter={filter} structures={structures} />
      {page.items.length > 0 ? (
        <>
          <ToValidateTable rows={page.items} view={filter.view} today={parisDay(now())} />
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
async function Nothing({ filter }: { filter: ToValidateFilter }) {
  const t = await getTranslations("toValidate");
  if (filter.validatorId || filter.text) {
    return (
      <EmptyState
        title={t("noResultTitle")}
        action={<ButtonLink href={routes.invoicesToValidate()}>{t("noResultAction")}</ButtonLink>}
      >
        {t("noResult")}
      </EmptyState>
    );
  }
  if (filter.view === "all") return <EmptyState title={t("nothingTitle")}>{t("nothing")}</EmptyState>;
  const all = routes.invoicesToValidate(toValidateQuery({ ...filter, view: "all", after: null }));
  return (
    <EmptyState title={t("emptyTitle")} action={<ButtonLink href={all}>{t("emptyAction")}</ButtonLink>}>
      {t("nothing")}
    </EmptyState>
  );
}
