import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { DepositedDocument } from "#app/(portal)/facturation/factures-emises/deposer/[draftId]/deposited-document.tsx";
import {
  autosaveAction,
  draftAction,
} from "#app/(portal)/facturation/factures-emises/deposer/[draftId]/draft.action.ts";
import { draftView, typingLocale } from "#app/(portal)/facturation/factures-emises/deposer/[draftId]/draft-view.ts";
import { ReadingNotices } from "#app/(portal)/facturation/factures-emises/deposer/[draftId]/reading-notices.tsx";
import { ReadingWait } from "#app/(portal)/facturation/factures-emises/deposer/[draftId]/reading-wait.tsx";
import { keptRefusals } from "#app/api/depots/refusals.ts";
import { presentReport } from "#app/einvoice/present-report.ts";
import { currentTour } from "#app/viewer.ts";
import { TourBanner } from "#components/help/tour.tsx";
import { DraftForm } from "#components/invoices/deposit/draft-form.tsx";
import { MissingDocument } from "#components/invoices/deposit/missing-document.tsx";
import { ZoneLinks } from "#components/invoices/deposit/zone-links.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { Signatures } from "#components/invoices/signatures.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { requireActor } from "#lib/access/web.ts";
import { getExtraction } from "#lib/documents/index.ts";
import { draftForm, issuedSheet } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  params: Promise<{ draftId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deposit"))("draftTitle") };
}

export default async function DraftPage({ params, searchParams }: Props) {
  const [actor, { draftId }, query, locale] = await Promise.all([requireActor(), params, searchParams, typingLocale()]);
  const form = await draftForm(actor, draftId, locale);
  if (!form) {
    // Sent meanwhile, in another tab or by a colleague: what it has become is the answer.
    if (await issuedSheet(actor, draftId)) redirect(routes.issuedInvoice(draftId));
    notFound();
  }
  const extraction = form.mainFile && (await getExtraction(form.mainFile.documentId));
  const [t, k, messages, jar, view, tour] = await Promise.all([
    getTranslations("deposit"),
    getTranslations("keyIn"),
    getMessages(),
    cookies(),
    draftView(actor, form, extraction),
    currentTour(),
  ]);
  const found = extraction?.reading?.report;
  const report = found ? await presentReport(found) : null;
  const reading = extraction?.status === "PENDING" || extraction?.status === "RUNNING";
  const refused = (await keptRefusals(jar)).told;
  return (
    <IssuedPage
      title={t("draftTitle")}
      lead={t(form.typed ? "typedLead" : "draftLead", { number: form.draftNumber })}
      trail={[form.typed ? { label: k("title"), href: routes.keyIn() } : { label: t("title"), href: routes.deposit() }]}
      width="full"
    >
      {tour === "RUNNING" && <TourBanner here={["fields", "recipient"]} />}
      <div className={form.typed ? "deposit-alone" : "deposit-split"}>
        {!form.typed && (
          <section className="deposit-document" id="document" aria-labelledby="titre-document">
            <h2 id="titre-document" className="visually-hidden">
              {t("documentTitle")}
            </h2>
            <DepositedDocument form={form} extraction={extraction} marks={view.marks} />
            {!form.mainFile && form.editable && <MissingDocument draftId={form.id} words={messages.deposit.missing} />}
            {form.mainFile && <Signatures files={[form.mainFile]} />}
          </section>
        )}
        <section id="formulaire" aria-labelledby="titre-formulaire">
          <h2 id="titre-formulaire" className="visually-hidden">
            {t("formTitle")}
          </h2>
          {refused.map(({ message }) => (
            <Notice key={message} tone="stop" live="assertive">
              {message}
            </Notice>
          ))}
          {reading && form.mainFile && !query["sans-attendre"] ? (
            <ReadingWait documentId={form.mainFile.documentId} draftId={form.id} extraction={extraction} />
          ) : (
            <>
              {!form.typed && <ReadingNotices extraction={extraction} report={report} />}
              <DraftForm
                // A reading that has just ended brings new values: the form starts again from them.
                key={extraction?.status ?? "none"}
                view={view}
                words={messages.deposit.form}
                action={draftAction}
                save={autosaveAction}
              />
              <ZoneLinks fields={Object.keys(view.marks)} />
            </>
          )}
        </section>
      </div>
    </IssuedPage>
  );
}
