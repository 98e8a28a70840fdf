import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { chooseRecipientAction } from "#app/(portal)/facturation/factures-emises/deposer/[draftId]/destinataire/choose-recipient.action.ts";
import { ChooseService } from "#components/invoices/deposit/choose-service.tsx";
import { ChooseStructure } from "#components/invoices/deposit/choose-structure.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { requireActor } from "#lib/access/web.ts";
import { directorySheet, readPageNumber, searchDirectory } from "#lib/directory/index.ts";
import { draftForm } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  params: Promise<{ draftId: string }>;
  searchParams: Promise<{
    recherche?: string | string[];
    page?: string | string[];
    siret?: string | string[];
  }>;
};

const first = (value: string | string[] | undefined) => [value].flat()[0]?.slice(0, 100) ?? "";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deposit"))("choose.title") };
}

/** « Recherche avancée » (features 60 and 61): the structure among the directory's, then its service. */
export default async function ChooseRecipientPage({ params, searchParams }: Props) {
  const [actor, { draftId }, query, t] = await Promise.all([
    requireActor(),
    params,
    searchParams,
    getTranslations("deposit"),
  ]);
  const form = await draftForm(actor, draftId, "fr");
  if (!form) notFound();
  const draft = { id: draftId, version: form.version };
  const [typed, page, siret] = [first(query.recherche), readPageNumber(query.page), first(query.siret)];
  const sheet = siret ? await directorySheet(siret, { typed, page }) : null;
  if (siret && !sheet) notFound();
  return (
    <IssuedPage
      title={t(sheet ? "choose.serviceTitle" : "choose.title")}
      lead={t(sheet ? "choose.serviceLead" : "choose.lead")}
      trail={[
        { label: t("title"), href: routes.deposit() },
        { label: t("draftTitle"), href: routes.draft(draftId) },
      ]}
    >
      {sheet ? (
        <ChooseService action={chooseRecipientAction} draft={draft} sheet={sheet} typed={typed} />
      ) : (
        <ChooseStructure
          action={chooseRecipientAction}
          draft={draft}
          typed={typed}
          found={typed.trim() === "" ? undefined : await searchDirectory(typed, page)}
        />
      )}
    </IssuedPage>
  );
}
