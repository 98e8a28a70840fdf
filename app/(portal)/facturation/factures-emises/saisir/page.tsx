import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { startTypedAction } from "#app/(portal)/facturation/factures-emises/saisir/start-typed.action.ts";
import { currentFirstSteps, noteUse } from "#app/viewer.ts";
import { NoStructure } from "#components/invoices/deposit/no-structure.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { KeyInStart } from "#components/invoices/key-in-start.tsx";
import { MandateList } from "#components/invoices/mandate-list.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { structuresWith } from "#lib/access/index.ts";
import { currentStructure, requireActor, requireRight } from "#lib/access/web.ts";
import { mandatesOf } from "#lib/invoices/index.ts";
import { newId } from "#lib/shared/ids.ts";
import { routes } from "#lib/shared/routes.ts";
import { structuresByIds } from "#lib/structures/index.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("keyIn"))("title") };
}

/** « Saisir facture » (F-51): for whom, under its mandate, and on to the form. */
export default async function KeyInPage({ searchParams }: Props) {
  await noteUse("SAISIR");
  const everyone = await requireActor();
  const actor = everyone.memberships.length === 0 ? everyone : await requireRight(routes.keyIn());
  const open = structuresWith(actor, "invoice.draft").map(({ structureId }) => structureId);
  const [t, models, query, current, mine, steps] = await Promise.all([
    getTranslations("keyIn"),
    getTranslations("models"),
    searchParams,
    currentStructure(),
    structuresByIds(open),
    currentFirstSteps(),
  ]);
  const active = mine.filter((one) => one.active).map(({ id }) => id);
  const mandates = await mandatesOf(actor, active);
  const wanted = typeof query.structure === "string" ? query.structure : current;
  return (
    <IssuedPage
      title={t("title")}
      lead={t("lead")}
      actions={mine.length > 0 && <ButtonLink href={routes.invoiceModels()}>{models("title")}</ButtonLink>}
      tabs
    >
      <div className="page-sections">
        {query.fait === "mandat" && <Notice tone="ok" live="polite" title={t("mandateGiven")} />}
        {mine.length === 0 ? (
          <NoStructure pending={steps?.structure === "pending"} />
        ) : mandates.length === 0 ? (
          <EmptyState
            title={t("inactiveOnly")}
            action={<ButtonLink href={routes.structures()}>{t("seeStructures")}</ButtonLink>}
          >
            {t("inactiveOnlyText")}
          </EmptyState>
        ) : (
          <>
            <KeyInStart action={startTypedAction} draftKey={newId()} mandates={mandates} chosen={wanted} />
            <MandateList mandates={mandates} />
          </>
        )}
      </div>
    </IssuedPage>
  );
}
