import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { answerAsValidatorAction } from "#app/(portal)/facturation/factures-a-valider/[invoiceId]/repondre/answer-as-validator.action.ts";
import { DocumentPreview } from "#components/invoices/document-preview.tsx";
import { FilesTable } from "#components/invoices/files-table.tsx";
import { HistoryTable } from "#components/invoices/history.tsx";
import { SheetBlocks } from "#components/invoices/sheet-blocks.tsx";
import { Signatures } from "#components/invoices/signatures.tsx";
import { StatusPanel } from "#components/invoices/status-panel.tsx";
import { TooLate } from "#components/invoices/too-late.tsx";
import { ValidatorForm } from "#components/invoices/validator-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/access/web.ts";
import { presentNorm, toValidateSheet, type ValidatorSheet } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ invoiceId: string }>; searchParams: Promise<{ fait?: string | string[] }> };

const read = cache(async (invoiceId: string): Promise<ValidatorSheet> => {
  const actor = await requireActor();
  return (await toValidateSheet(actor, invoiceId)) ?? notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ sheet }, t] = await Promise.all([
    params.then(({ invoiceId }) => read(invoiceId)),
    getTranslations("invoices.sheet"),
  ]);
  return { title: t("title", { number: sheet.number ?? "" }) };
}

/** An invoice as its validator sees it: the document beside what it says, and the answer. */
export default async function InvoiceToValidatePage({ params, searchParams }: Props) {
  const { sheet, moves } = await read((await params).invoiceId);
  const [t, words, statuses, portal] = await Promise.all([
    getTranslations("toValidate"),
    getTranslations("invoices.sheet"),
    getTranslations("invoiceStatus"),
    getTranslations("portal"),
  ]);
  const number = sheet.number ?? "";
  return (
    <Page
      title={words(sheet.invoiceType === "AVOIR" ? "creditTitle" : "title", { number })}
      here={number}
      width="full"
      trail={[
        { label: portal("domains.facturation.name"), href: routes.invoicingDomain() },
        { label: t("title"), href: routes.invoicesToValidate() },
      ]}
    >
      {(await searchParams).fait === "repondue" && (
        <Notice tone="ok" live="polite">
          {t("done", { status: statuses(sheet.status) })}
        </Notice>
      )}
      {(await searchParams).fait === "trop-tard" && <TooLate sheet={sheet} />}
      <StatusPanel
        status={sheet.status}
        since={sheet.statusAt}
        side="validator"
        motif={sheet.statusMotif}
        comment={sheet.statusComment}
        norm={presentNorm(sheet)}
      />
      <div className="sheet" data-side="recipient">
        <div className="sheet-main">
          <DocumentPreview sheet={sheet} />
        </div>
        <div className="sheet-aside">
          <ValidatorForm action={answerAsValidatorAction} sheet={sheet} moves={moves} />
          <SheetBlocks sheet={sheet} />
        </div>
      </div>
      <div className="page-sections">
        <FilesTable invoiceId={sheet.id} files={sheet.files} submittedAt={sheet.submittedAt} />
        <Signatures files={sheet.files} />
        <HistoryTable events={sheet.history} sheet={sheet} />
      </div>
    </Page>
  );
}
