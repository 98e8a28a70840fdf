import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { answerCancellationAction } from "#app/(portal)/facturation/factures-recues/[invoiceId]/annulation/answer-cancellation.action.ts";
import { overrideAction } from "#app/(portal)/facturation/factures-recues/[invoiceId]/traiter/override.action.ts";
import { treatReceivedAction } from "#app/(portal)/facturation/factures-recues/[invoiceId]/traiter/treat-received.action.ts";
import { assignReceivedAction } from "#app/(portal)/facturation/factures-recues/assign-received.action.ts";
import { CancellationCard } from "#components/invoices/cancellation-card.tsx";
import { DocumentPreview } from "#components/invoices/document-preview.tsx";
import { FilesTable } from "#components/invoices/files-table.tsx";
import { ThreadCard } from "#components/invoices/follow/thread-card.tsx";
import { FollowInvoice } from "#components/invoices/following.tsx";
import { HistoryTable } from "#components/invoices/history.tsx";
import { PaymentClockPanel } from "#components/invoices/payment-clock.tsx";
import { AssignmentCard } from "#components/invoices/received/assignment-card.tsx";
import { Neighbours } from "#components/invoices/received/neighbours.tsx";
import { OverrideForm } from "#components/invoices/received/override-form.tsx";
import { SheetBlocks } from "#components/invoices/sheet-blocks.tsx";
import { Signatures } from "#components/invoices/signatures.tsx";
import { StatusPanel } from "#components/invoices/status-panel.tsx";
import { TooLate } from "#components/invoices/too-late.tsx";
import { TreatForm } from "#components/invoices/treat-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { narrowToChoice, requireActor } from "#lib/access/web.ts";
import {
  assignmentOf,
  clockLine,
  type InvoiceSheet,
  inboxNeighbours,
  listText,
  mayOverride,
  presentNorm,
  readListText,
  receivedQuery,
  receivedSheet,
  threadSummary,
  treatMoves,
} from "#lib/invoices/index.ts";
import { now } from "#lib/platform/index.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  params: Promise<{ invoiceId: string }>;
  searchParams: Promise<{ fait?: string | string[]; liste?: string | string[]; donnees?: string | string[] }>;
};

const read = cache(async (invoiceId: string): Promise<InvoiceSheet> => {
  const actor = await requireActor();
  return (await receivedSheet(actor, invoiceId)) ?? notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [sheet, t] = await Promise.all([
    params.then(({ invoiceId }) => read(invoiceId)),
    getTranslations("invoices.sheet"),
  ]);
  return { title: t("title", { number: sheet.number ?? "" }) };
}

/** An invoice as its recipient sees it: the document beside what it says, the next step, and the next invoice of the list. */
export default async function ReceivedInvoicePage({ params, searchParams }: Props) {
  const sheet = await read((await params).invoiceId);
  const [actor, { fait, liste, donnees }, t, words, statuses, portal] = await Promise.all([
    requireActor(),
    searchParams,
    getTranslations("treat"),
    getTranslations("invoices.sheet"),
    getTranslations("invoiceStatus"),
    getTranslations("portal"),
  ]);
  const filter = readListText(liste);
  const [assignment, talk, beside] = await Promise.all([
    assignmentOf(actor, sheet.id),
    threadSummary(actor, "received", sheet.id),
    filter && inboxNeighbours(await narrowToChoice(actor, filter.recipientId), filter, sheet.id),
  ]);
  const list = filter ? listText(filter) : "";
  const number = sheet.number ?? "";
  const moves = treatMoves(sheet.actions);
  return (
    <Page
      title={words(sheet.invoiceType === "AVOIR" ? "creditTitle" : "title", { number })}
      here={number}
      width="full"
      actions={
        <ButtonLink href={routes.receivedFollow(sheet.id)} icon="clock">
          {words("follow")}
        </ButtonLink>
      }
      trail={[
        { label: portal("domains.facturation.name"), href: routes.invoicingDomain() },
        {
          label: portal("applications.FACTURES_RECUES.name"),
          href: routes.receivedInvoices(filter ? receivedQuery(filter) : {}),
        },
      ]}
    >
      {(fait === "traitee" || fait === "affectee") && (
        <Notice tone="ok" live="polite">
          {fait === "traitee" ? t("done", { status: statuses(sheet.status) }) : t("assigned")}
        </Notice>
      )}
      {donnees === "impossible" && (
        <Notice tone="warn" live="assertive">
          {words("noData")}
        </Notice>
      )}
      {fait === "trop-tard" && <TooLate sheet={sheet} />}
      <FollowInvoice sheet={sheet} />
      {beside && <Neighbours {...beside} list={list} />}
      <StatusPanel
        status={sheet.status}
        since={sheet.statusAt}
        side="recipient"
        motif={sheet.statusMotif}
        comment={sheet.statusComment}
        norm={presentNorm(sheet)}
      />
      <div className="sheet" data-side="recipient">
        <div className="sheet-main">
          <DocumentPreview sheet={sheet} />
        </div>
        <div className="sheet-aside">
          <CancellationCard action={answerCancellationAction} sheet={sheet} />
          <TreatForm
            action={treatReceivedAction}
            invoiceId={sheet.id}
            status={sheet.status}
            moves={moves}
            list={list}
          />
          {mayOverride(actor, {
            status: sheet.status,
            structureId: sheet.recipient?.id ?? "",
            serviceId: sheet.recipientServiceId,
          }) && <OverrideForm action={overrideAction} invoiceId={sheet.id} status={sheet.status} list={list} />}
          {assignment && (
            <AssignmentCard action={assignReceivedAction} invoiceId={sheet.id} list={list} assignment={assignment} />
          )}
          <ThreadCard {...talk} href={routes.receivedThread(sheet.id)} />
          <PaymentClockPanel
            clock={sheet.clock}
            status={sheet.status}
            line={sheet.clock && clockLine(sheet.clock, sheet.history, parisDay(now()))}
          />
          <SheetBlocks sheet={sheet} />
        </div>
      </div>
      <div className="page-sections">
        <FilesTable invoiceId={sheet.id} data files={sheet.files} submittedAt={sheet.submittedAt} />
        <Signatures files={sheet.files} />
        <HistoryTable events={sheet.history} sheet={sheet} />
      </div>
    </Page>
  );
}
