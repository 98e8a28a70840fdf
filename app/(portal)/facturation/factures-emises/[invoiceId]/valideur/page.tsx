import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { awaitedGesture } from "#app/(portal)/facturation/factures-emises/[invoiceId]/awaited-gesture.ts";
import { correctValidatorAction } from "#app/(portal)/facturation/factures-emises/[invoiceId]/valideur/correct-validator.action.ts";
import { CorrectValidatorForm } from "#components/invoices/correct-validator-form.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { Reason } from "#components/invoices/reason.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Identifier } from "#components/ui/values.tsx";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ invoiceId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { sheet, t } = await correctable(params);
  return { title: t("title", { number: sheet.number ?? "" }) };
}

/** « Erreur sur le valideur » : the right company is named, and the invoice goes to it. */
export default async function CorrectValidatorPage({ params }: Props) {
  const { sheet, t } = await correctable(params);
  const number = sheet.number ?? "";
  const named = sheet.status === "ERREUR_COTRAITANT_SUR_VALIDEUR" ? sheet.secondValidator : sheet.validator;
  return (
    <IssuedPage
      title={t("title", { number })}
      here={t("here")}
      lead={t("lead")}
      width="form"
      trail={[{ label: number, href: routes.issuedInvoice(sheet.id) }]}
    >
      <div className="page-sections">
        <Notice tone="warn" title={t("asked")}>
          {named && (
            <p>
              {named.name} <Identifier value={named.identifier} />
            </p>
          )}
          <Reason motif={sheet.statusMotif} comment={sheet.statusComment} />
        </Notice>
        <CorrectValidatorForm action={correctValidatorAction} invoiceId={sheet.id} search={routes.apiValidators()} />
      </div>
    </IssuedPage>
  );
}

/** The page exists only for an invoice whose validator said that it is not the one. */
async function correctable(params: Props["params"]) {
  const [actor, { invoiceId }, t] = await Promise.all([requireActor(), params, getTranslations("correctValidator")]);
  const sheet = await awaitedGesture(actor, invoiceId, ["correct-validator", "correct-second-validator"]);
  return { sheet, t };
}
