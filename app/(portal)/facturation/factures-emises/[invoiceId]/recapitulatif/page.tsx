import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { currentTour } from "#app/viewer.ts";
import { TourBanner } from "#components/help/tour.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { StatusPanel } from "#components/invoices/status-panel.tsx";
import { Card, DescriptionList } from "#components/ui/blocks.tsx";
import { ButtonLink, DownloadLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Amount, DateText } from "#components/ui/values.tsx";
import { structuresWith } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { depositRecap, issuedSheet } from "#lib/invoices/index.ts";
import { formatDate, formatDateTime } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ invoiceId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [actor, { invoiceId }, t] = await Promise.all([requireActor(), params, getTranslations("deposit.recap")]);
  const sheet = await issuedSheet(actor, invoiceId);
  if (!sheet) notFound();
  return { title: t("title", { number: sheet.number ?? sheet.draftNumber }) };
}

/** What was deposited, for good: the same page tomorrow, with the status as it is then. Never says sent of what is not. */
export default async function RecapPage({ params }: Props) {
  const [actor, { invoiceId }] = await Promise.all([requireActor(), params]);
  const [sheet, recap] = await Promise.all([issuedSheet(actor, invoiceId), depositRecap(actor, invoiceId)]);
  if (!sheet) notFound();
  const [t, d, locale, tour] = await Promise.all([
    getTranslations("deposit.recap"),
    getTranslations("deposit"),
    getLocale(),
    currentTour(),
  ]);
  if (!recap) {
    return (
      <IssuedPage title={t("draftTitle")} width="form">
        <div className="page-sections">
          <Notice tone="warn">{t("draftText")}</Notice>
          <div>
            <ButtonLink look="primary" href={routes.draft(invoiceId)}>
              {t("finishDraft")}
            </ButtonLink>
          </div>
        </div>
      </IssuedPage>
    );
  }
  const { content } = recap;
  const mayDraft = structuresWith(actor, "invoice.draft").some(({ structureId }) => structureId === sheet.supplier.id);
  const date = formatDateTime(new Date(content.depositedAt), locale);
  const amount = (value: string) => <Amount value={value} currency={content.currency} />;
  return (
    <IssuedPage title={t("title", { number: content.number })} width="form">
      <div className="page-sections">
        {tour === "RUNNING" && <TourBanner here={["proof"]} />}
        <Notice tone="ok" title={t("sentTitle")}>
          {t("sentText", { number: content.number, date })}
        </Notice>
        <StatusPanel
          status={sheet.status}
          since={sheet.statusAt}
          side="supplier"
          motif={sheet.statusMotif}
          comment={sheet.statusComment}
        >
          {sheet.clock?.dueOn && <p>{t("due", { date: formatDate(sheet.clock.dueOn, locale, "long") })}</p>}
        </StatusPanel>
        <Card title={`${content.supplier.name} → ${content.recipient.name}`}>
          <DescriptionList
            items={[
              { label: d("form.number"), value: content.number },
              { label: d("form.issueDate"), value: <DateText value={content.issueDate} /> },
              { label: t("depositedAt"), value: date },
              { label: d("form.totalExclTax"), value: amount(content.totalExclTax) },
              { label: d("form.totalTax"), value: amount(content.totalTax) },
              { label: d("form.totalInclTax"), value: amount(content.totalInclTax) },
              { label: d("form.amountDue"), value: <strong>{amount(content.amountDue)}</strong> },
            ]}
          />
        </Card>
        <div className="button-row">
          <DownloadLink look="primary" href={routes.certificate(invoiceId)}>
            {t("certificate")}
          </DownloadLink>
          <ButtonLink href={routes.issuedFollow(invoiceId)}>{t("follow")}</ButtonLink>
          <ButtonLink href={routes.issuedInvoice(invoiceId)}>{t("details")}</ButtonLink>
          {mayDraft && <ButtonLink href={routes.duplicateInvoice(invoiceId)}>{t("anotherSame")}</ButtonLink>}
          <ButtonLink href={routes.deposit()}>{t("another")}</ButtonLink>
        </div>
        <section aria-labelledby="suite">
          <h2 id="suite">{t("next")}</h2>
          <ol className="steps">
            <li>{t("nextOne", { recipient: content.recipient.name })}</li>
            <li>{t("nextTwo")}</li>
            <li>{t("nextThree")}</li>
          </ol>
        </section>
        <Card title={t("files")}>
          <DescriptionList
            items={[
              ...content.files.map((file) => ({
                label: file.name,
                value: <span className="hash">{file.sha256}</span>,
              })),
              { label: t("verification"), value: <span className="hash">{recap.code}</span> },
              { label: t("fingerprint"), value: <span className="hash">{recap.fingerprint}</span> },
            ]}
          />
        </Card>
      </div>
    </IssuedPage>
  );
}
