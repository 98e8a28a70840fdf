import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { draftFromModelAction } from "#app/(portal)/facturation/factures-emises/modeles/models.action.ts";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { ModelList } from "#components/invoices/models/model-list.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { requireRight } from "#lib/access/web.ts";
import { invoiceModels } from "#lib/invoices/index.ts";
import { newId } from "#lib/shared/ids.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ fait?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("models"))("title") };
}

/** The models of one's structures (F-135): a draft of each at a press, or at each period. */
export default async function ModelsPage({ searchParams }: Props) {
  const [actor, { fait }, t] = await Promise.all([
    requireRight(routes.invoiceModels()),
    searchParams,
    getTranslations("models"),
  ]);
  const models = await invoiceModels(actor);
  return (
    <IssuedPage
      title={t("title")}
      lead={t("lead")}
      actions={<ButtonLink href={routes.favouriteRecipients()}>{t("favourites.title")}</ButtonLink>}
    >
      <div className="page-sections">
        {fait === "supprime" && <Notice tone="ok" live="polite" title={t("deleted")} />}
        <ModelList action={draftFromModelAction} models={models.map((model) => ({ ...model, draftKey: newId() }))} />
      </div>
    </IssuedPage>
  );
}
