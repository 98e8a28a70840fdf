import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import {
  giveMandateAction,
  withdrawMandateAction,
} from "#app/(portal)/facturation/factures-emises/saisir/mandat/[structureId]/mandate.action.ts";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { MandateGive, MandateStanding, MandateText } from "#components/invoices/mandate.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { listManagers } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { mandateOf } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  params: Promise<{ structureId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mandate"))("title") };
}

/** « Mandat de facturation » (F-119): its words, who gave it, and the way to give it or to withdraw it. */
export default async function MandatePage({ params, searchParams }: Props) {
  const [actor, { structureId }, query] = await Promise.all([requireActor(), params, searchParams]);
  const mandate = await mandateOf(actor, structureId);
  if (!mandate) notFound();
  const [t, k, managers] = await Promise.all([
    getTranslations("mandate"),
    getTranslations("keyIn"),
    mandate.mine ? [] : listManagers(structureId),
  ]);
  return (
    <IssuedPage
      title={t("title")}
      lead={t("lead", { name: mandate.structureName })}
      width="form"
      trail={[{ label: k("title"), href: routes.keyIn() }]}
    >
      <div className="page-sections">
        {query.fait === "revoque" && !mandate.standing && <Notice tone="ok" live="polite" title={t("withdrawn")} />}
        <MandateStanding mandate={mandate} withdraw={withdrawMandateAction} />
        <MandateText name={mandate.structureName} identifier={mandate.structureIdentifier} />
        {!mandate.valid && (
          <MandateGive mandate={mandate} managers={managers.map(({ name }) => name)} action={giveMandateAction} />
        )}
      </div>
    </IssuedPage>
  );
}
