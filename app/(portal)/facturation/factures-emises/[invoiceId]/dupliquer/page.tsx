import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { duplicateInvoiceAction } from "#app/(portal)/facturation/factures-emises/[invoiceId]/dupliquer/duplicate-invoice.action.ts";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { structuresWith } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { issuedSheet } from "#lib/invoices/index.ts";
import { newId } from "#lib/shared/ids.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ invoiceId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issued.duplicate"))("title") };
}

/** « Dupliquer »: what will be copied and what will not, then a new draft. */
export default async function DuplicatePage({ params }: Props) {
  const [actor, { invoiceId }, t] = await Promise.all([requireActor(), params, getTranslations("issued.duplicate")]);
  const sheet = await issuedSheet(actor, invoiceId);
  const places = structuresWith(actor, "invoice.draft").map(({ structureId }) => structureId);
  if (!sheet || !places.includes(sheet.supplier.id)) notFound();
  const number = sheet.number ?? sheet.draftNumber;
  const typed = sheet.depositMode === "SAISIE_PORTAIL";
  return (
    <IssuedPage
      title={t("heading", { number })}
      here={t("title")}
      lead={t("lead")}
      trail={[{ label: number, href: routes.issuedInvoice(sheet.id) }]}
      width="form"
    >
      <ul className="plain-list">
        <li>{t(typed ? "copiedTyped" : "copied")}</li>
        <li>{t("notCopied")}</li>
        {!typed && <li>{t("file")}</li>}
      </ul>
      <Form action={duplicateInvoiceAction}>
        <input type="hidden" name="invoiceId" value={sheet.id} />
        <input type="hidden" name="key" value={newId()} />
        <div className="button-row">
          <SubmitButton look="primary" icon="copy">
            {t("submit")}
          </SubmitButton>
          <ButtonLink look="quiet" href={routes.issuedInvoice(sheet.id)}>
            {t("back")}
          </ButtonLink>
        </div>
      </Form>
    </IssuedPage>
  );
}
