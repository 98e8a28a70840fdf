import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CurrentNote } from "#app/(portal)/facturation/current-note.tsx";
import { structureOptions } from "#app/(portal)/facturation/structure-options.ts";
import { DashboardView } from "#components/invoices/dashboard/dashboard-view.tsx";
import { StructureFilter } from "#components/invoices/dashboard/structure-filter.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { narrowToChoice, requireRight } from "#lib/access/web.ts";
import { addressId, dashboard, type Params } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dashboard"))("title") };
}

/** « Tableau de bord » (domain reference § 12): where one's invoices stand, in figures. */
export default async function DashboardPage({ searchParams }: Props) {
  const [whole, params, t] = await Promise.all([
    requireRight(routes.issuedDashboard()),
    searchParams,
    getTranslations("dashboard"),
  ]);
  const supplierId = addressId(params, "fournisseur");
  const actor = await narrowToChoice(whole, supplierId);
  const [figures, structures] = await Promise.all([
    dashboard(actor, "issued", supplierId),
    structureOptions(actor, "invoice.readIssued"),
  ]);
  return (
    <IssuedPage title={t("title")} lead={t("lead")} width="full" tabs>
      {!supplierId && <CurrentNote />}
      {structures.length > 1 && <StructureFilter supplierId={supplierId} structures={structures} />}
      {figures.statuses.length > 0 ? (
        <DashboardView figures={figures} supplierId={supplierId} />
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
