import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { askCancellationAction } from "#app/(portal)/facturation/factures-emises/[invoiceId]/annulation/ask-cancellation.action.ts";
import { duplicateInvoiceAction } from "#app/(portal)/facturation/factures-emises/[invoiceId]/dupliquer/duplicate-invoice.action.ts";
import { declarePaymentAction } from "#app/(portal)/facturation/factures-emises/[invoiceId]/paiement/declare-payment.action.ts";
import { deleteDraftAction } from "#app/(portal)/facturation/factures-emises/[invoiceId]/supprimer/delete-draft.action.ts";
import { acknowledgeRejectionAction } from "#app/(portal)/facturation/factures-emises/[invoiceId]/traiter-rejet/acknowledge-rejection.action.ts";
import { FilesTable } from "#components/invoices/files-table.tsx";
import { ThreadCard } from "#components/invoices/follow/thread-card.tsx";
import { FollowInvoice } from "#components/invoices/following.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { PaymentClockPanel } from "#components/invoices/payment-clock.tsx";
import { SheetBlocks } from "#components/invoices/sheet-blocks.tsx";
import { Signatures } from "#components/invoices/signatures.tsx";
import { StatusPanel } from "#components/invoices/status-panel.tsx";
import { SupplierActions } from "#components/invoices/supplier-actions.tsx";
import { TooLate } from "#components/invoices/too-late.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { structuresWith } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { clockLine, type InvoiceSheet, issuedSheet, presentNorm, threadSummary } from "#lib/invoices/index.ts";
import { now } from "#lib/platform/index.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { newId } from "#lib/shared/ids.ts";
import { routes } from "#lib/shared/routes.ts";
import { recipientQuestion } from "#lib/tickets/index.ts";

type Props = {
  params: Promise<{ invoiceId: string }>;
  searchParams: Promise<{ fait?: string | string[]; donnees?: string | string[] }>;
};

/** What this person has just done, told once, on top of the sheet. */
const DONE = [
  "completee",
  "recyclee",
  "rejet-traite",
  "valideur-corrige",
  "annulation-demandee",
  "paiement-recu",
] as const;

const read = cache(async (invoiceId: string): Promise<InvoiceSheet> => {
  const actor = await requireActor();
  return (await issuedSheet(actor, invoiceId)) ?? notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await titleOf(await read((await params).invoiceId)) };
}

/** « Consulter » (domain reference § 12): where the invoice is, what to do about it, and everything it says. */
export default async function IssuedInvoicePage({ params, searchParams }: Props) {
  const sheet = await read((await params).invoiceId);
  const [t, done, title, talk, question] = await Promise.all([
    getTranslations("invoices.sheet"),
    getTranslations("issued.done"),
    titleOf(sheet),
    threadSummary(await requireActor(), "issued", sheet.id),
    recipientQuestion(),
  ]);
  const { fait, donnees } = await searchParams;
  const mayDraft = structuresWith(await requireActor(), "invoice.draft").some(
    ({ structureId }) => structureId === sheet.supplier.id,
  );
  const said = DONE.find((one) => one === fait);
  return (
    <IssuedPage
      title={title}
      here={sheet.number ?? sheet.draftNumber}
      actions={
        <>
          <ButtonLink href={routes.issuedFollow(sheet.id)} icon="clock">
            {t("follow")}
          </ButtonLink>
          {mayDraft && (
            <ButtonLink href={routes.newInvoiceModel({ facture: sheet.id })} icon="copy">
              {t("saveModel")}
            </ButtonLink>
          )}
          {sheet.submittedAt && (
            <ButtonLink href={routes.recap(sheet.id)} icon="document">
              {t("recap")}
            </ButtonLink>
          )}
          {sheet.submittedAt && question && (
            <ButtonLink
              href={routes.newTicket({
                categorie: question.categoryId,
                sousCategorie: question.subcategoryId,
                facture: sheet.id,
              })}
            >
              {t("ticket")}
            </ButtonLink>
          )}
        </>
      }
    >
      {said && (
        <Notice tone="ok" live="polite">
          {done(said)}
        </Notice>
      )}
      {donnees === "impossible" && (
        <Notice tone="warn" live="assertive">
          {t("noData")}
        </Notice>
      )}
      {fait === "trop-tard" && <TooLate sheet={sheet} />}
      <FollowInvoice sheet={sheet} />
      <StatusPanel
        status={sheet.status}
        since={sheet.statusAt}
        side="supplier"
        motif={sheet.statusMotif}
        comment={sheet.statusComment}
        norm={presentNorm(sheet)}
      >
        <SupplierActions
          sheet={sheet}
          acknowledge={acknowledgeRejectionAction}
          deleteDraft={deleteDraftAction}
          askCancellation={askCancellationAction}
          declarePayment={declarePaymentAction}
          correct={mayDraft ? { action: duplicateInvoiceAction, key: newId() } : null}
        />
      </StatusPanel>
      <div className="page-sections">
        <div className="sheet">
          <div className="sheet-aside">
            {sheet.submittedAt && <ThreadCard {...talk} href={routes.issuedThread(sheet.id)} />}
            <PaymentClockPanel
              clock={sheet.clock}
              status={sheet.status}
              line={sheet.clock && clockLine(sheet.clock, sheet.history, parisDay(now()))}
              interest={sheet.invoiceType === "FACTURE" ? routes.lateInterest(sheet.id) : null}
            />
          </div>
          <div className="sheet-main">
            <SheetBlocks sheet={sheet} />
          </div>
        </div>
        <FilesTable invoiceId={sheet.id} data files={sheet.files} submittedAt={sheet.submittedAt} />
        <Signatures files={sheet.files} />
      </div>
    </IssuedPage>
  );
}

async function titleOf({ number, draftNumber, invoiceType }: InvoiceSheet): Promise<string> {
  const t = await getTranslations("invoices.sheet");
  if (number === null) return t("draftTitle", { number: draftNumber });
  return t(invoiceType === "AVOIR" ? "creditTitle" : "title", { number });
}
