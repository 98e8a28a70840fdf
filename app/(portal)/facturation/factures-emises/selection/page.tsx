import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { manyIssuedAction } from "#app/(portal)/facturation/factures-emises/selection/many.action.ts";
import { ChosenIssuedTable } from "#components/invoices/chosen-issued-table.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { ManyIssuedForms } from "#components/invoices/many-issued-forms.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { colleagues } from "#lib/access/index.ts";
import { requireRight } from "#lib/access/web.ts";
import { chosenIssued, type Params } from "#lib/invoices/index.ts";
import { newId } from "#lib/shared/ids.ts";
import { routes, safeReturn } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issued.selection"))("title") };
}

/** What can be done with the issued invoices that were ticked: each gesture says how many it concerns before anything happens. */
export default async function SelectionPage({ searchParams }: Props) {
  const [actor, params, t] = await Promise.all([
    requireRight(routes.issuedSearch()),
    searchParams,
    getTranslations("issued.selection"),
  ]);
  const chosen = await chosenIssued(actor, [params.choix ?? []].flat());
  const list = safeReturn(typeof params.retour === "string" ? params.retour : null) ?? routes.issuedSearch();
  const people = await colleagues(actor, "invoice.draft", [...new Set(chosen.map((one) => one.supplierId))]);
  return (
    <IssuedPage title={t("title")} lead={chosen.length > 0 ? t("lead", { count: chosen.length }) : undefined}>
      {chosen.length === 0 ? (
        <EmptyState title={t("noneTitle")} action={<ButtonLink href={list}>{t("back")}</ButtonLink>}>
          {t("none")}
        </EmptyState>
      ) : (
        <div className="page-sections">
          <ChosenIssuedTable chosen={chosen} />
          <ManyIssuedForms
            action={manyIssuedAction}
            chosen={chosen}
            people={people.map(({ userId, name }) => ({ value: userId, label: name }))}
            keys={{ delete: newId(), acknowledge: newId(), instruct: newId() }}
            list={list}
          />
          <p>
            <ButtonLink href={list}>{t("back")}</ButtonLink>
          </p>
        </div>
      )}
    </IssuedPage>
  );
}
