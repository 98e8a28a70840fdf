import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { letterOf } from "#app/(portal)/facturation/factures-emises/[invoiceId]/interets/letter.ts";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { InterestComputation, LetterText } from "#components/invoices/late-interest.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink, DownloadLink } from "#components/ui/button.tsx";
import { requireActor } from "#lib/access/web.ts";
import { latePayment } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ invoiceId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lateInterest"))("title") };
}

/** « Intérêts moratoires » (feature F-150): what is owed for a late payment, how it is reckoned, and the letter that asks for it. */
export default async function LateInterestPage({ params }: Props) {
  const [actor, { invoiceId }, t] = await Promise.all([requireActor(), params, getTranslations("lateInterest")]);
  const late = (await latePayment(actor, invoiceId)) ?? notFound();
  const { sheet, interest } = late;
  const back = (
    <ButtonLink href={routes.issuedInvoice(sheet.id)} icon="arrow-left">
      {t("back")}
    </ButtonLink>
  );
  return (
    <IssuedPage
      title={t("title")}
      here={t("here")}
      lead={t("lead")}
      trail={[{ label: sheet.number ?? sheet.draftNumber, href: routes.issuedInvoice(sheet.id) }]}
      actions={back}
    >
      {interest ? (
        <div className="page-sections letter-page">
          <InterestComputation late={late} owed={interest} />
          <section aria-labelledby="lettre">
            <h2 id="lettre">{t("letter")}</h2>
            <p className="no-print">{t("letterHelp")}</p>
            <div className="button-row">
              <DownloadLink look="primary" href={routes.lateLetter(sheet.id)}>
                {t("download")}
              </DownloadLink>
            </div>
            <LetterText letter={await letterOf(actor, late, interest)} />
            <p className="muted no-print">{t("print")}</p>
          </section>
        </div>
      ) : (
        <EmptyState title={t("noneTitle")} action={back}>
          {t("none")}
        </EmptyState>
      )}
    </IssuedPage>
  );
}
