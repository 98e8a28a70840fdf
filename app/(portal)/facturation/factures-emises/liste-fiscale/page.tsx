import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CurrentNote } from "#app/(portal)/facturation/current-note.tsx";
import { askedList } from "#app/(portal)/facturation/factures-emises/liste-fiscale/asked.ts";
import { structureOptions } from "#app/(portal)/facturation/structure-options.ts";
import { FiscalFilter } from "#components/invoices/fiscal/fiscal-filter.tsx";
import { FiscalView } from "#components/invoices/fiscal/fiscal-view.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { narrowToChoice, requireRight } from "#lib/access/web.ts";
import { addressId, addressText, fiscalList, type Params } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("fiscalList"))("title") };
}

/** « Liste fiscale » (domain reference § 12): what a structure sent in a year, in order, with its proof. */
export default async function FiscalListPage({ searchParams }: Props) {
  const [whole, params, t] = await Promise.all([
    requireRight(routes.fiscalList()),
    searchParams,
    getTranslations("fiscalList"),
  ]);
  const actor = await narrowToChoice(whole, addressId(params, "fournisseur"));
  const { structureId, year } = askedList(actor, params);
  const after = addressText(params, "apres");
  const [list, structures] = await Promise.all([
    structureId ? fiscalList(actor, structureId, year, after) : null,
    structureOptions(actor, "invoice.readIssued"),
  ]);
  return (
    <IssuedPage title={t("title")} lead={t("lead")} width="full" tabs>
      {!addressId(params, "fournisseur") && <CurrentNote />}
      <FiscalFilter structures={structures} structureId={structureId} year={year} years={list?.years ?? [year]} />
      {list && structureId ? (
        <FiscalView list={list} structureId={structureId} year={year} after={after} />
      ) : (
        <EmptyState title={t("choose")}>{t("chooseText")}</EmptyState>
      )}
    </IssuedPage>
  );
}
