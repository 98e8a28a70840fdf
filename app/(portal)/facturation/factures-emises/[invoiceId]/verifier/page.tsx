import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ProblemLinks } from "#app/(portal)/facturation/factures-emises/[invoiceId]/verifier/problem-links.tsx";
import { submitInvoiceAction } from "#app/(portal)/facturation/factures-emises/[invoiceId]/verifier/submit-invoice.action.ts";
import { presentProblems } from "#app/(portal)/facturation/factures-emises/deposer/[draftId]/present-problems.ts";
import { currentTour } from "#app/viewer.ts";
import { TourBanner } from "#components/help/tour.tsx";
import { Answers } from "#components/invoices/deposit/answers.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { Card } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Identifier } from "#components/ui/values.tsx";
import { requireActor } from "#lib/access/web.ts";
import { issuedSheet, preflight, twinsAmong } from "#lib/invoices/index.ts";
import { newId } from "#lib/shared/ids.ts";
import { routes } from "#lib/shared/routes.ts";
import { structureSheet } from "#lib/structures/index.ts";

type Props = { params: Promise<{ invoiceId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deposit.check"))("title") };
}

/** The last look before sending: the recipient in full, every answer, and what still deserves attention. */
export default async function CheckPage({ params }: Props) {
  const [actor, { invoiceId }] = await Promise.all([requireActor(), params]);
  const sheet = await issuedSheet(actor, invoiceId);
  if (!sheet) notFound();
  // Sent already: going back in the browser leads to the recap, never to a second sending.
  if (sheet.status !== "BROUILLON") redirect(routes.recap(invoiceId));
  const [t, d, problems, recipient, tour] = await Promise.all([
    getTranslations("deposit.check"),
    getTranslations("deposit"),
    preflight(actor, invoiceId),
    sheet.recipient && structureSheet(sheet.recipient.id),
    currentTour(),
  ]);
  const shown = await presentProblems(problems ?? [], sheet.currency);
  const blocking = shown.filter((problem) => problem.blocking);
  const advisory = shown.filter((problem) => !problem.blocking);
  const twins = twinsAmong(problems ?? []);
  const service = sheet.recipientService;
  return (
    <IssuedPage
      title={t("title")}
      lead={t("lead")}
      width="form"
      trail={[{ label: d("draftTitle"), href: routes.draft(invoiceId) }]}
    >
      <div className="page-sections">
        {tour === "RUNNING" && <TourBanner here={["check"]} />}
        {blocking.length > 0 && (
          <Notice tone="stop" title={t("notReady")}>
            <p>{t("notReadyText")}</p>
            <ProblemLinks draftId={invoiceId} problems={blocking} />
          </Notice>
        )}
        {recipient && (
          <Card
            title={t("to")}
            aside={
              <Link href={`${routes.draft(invoiceId)}#champ-recipientIdentifier`}>
                {t("edit")} <span className="visually-hidden">{t("recipient")}</span>
              </Link>
            }
          >
            <p className="recipient-name">{recipient.legalName}</p>
            {service && (
              <p>
                {t("service")} {service.code} – {service.label}
              </p>
            )}
            <p>
              {t("siret")} <Identifier value={recipient.identifier} />
            </p>
            <p>
              {[...recipient.addressLines, [recipient.postcode, recipient.town].filter(Boolean).join(" ")]
                .filter(Boolean)
                .join(", ")}
            </p>
          </Card>
        )}
        {advisory.length > 0 && (
          <Notice tone="warn" title={t("advisory")}>
            <ProblemLinks draftId={invoiceId} problems={advisory} />
          </Notice>
        )}
        <Answers sheet={sheet} />
        {blocking.length === 0 ? (
          <Form action={submitInvoiceAction}>
            <input type="hidden" name="invoiceId" value={sheet.id} />
            <input type="hidden" name="version" value={sheet.version} />
            <input type="hidden" name="idempotencyKey" value={newId()} />
            <input type="hidden" name="seenTwins" value={twins.map(({ id }) => id).join(" ")} />
            <div className="button-row">
              <SubmitButton pendingLabel={t("sending")}>{t("send")}</SubmitButton>
              <ButtonLink href={routes.draft(invoiceId)}>{t("back")}</ButtonLink>
            </div>
          </Form>
        ) : (
          <div className="button-row">
            <ButtonLink look="primary" href={routes.draft(invoiceId)}>
              {t("back")}
            </ButtonLink>
          </div>
        )}
      </div>
    </IssuedPage>
  );
}
