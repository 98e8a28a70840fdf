import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { saveModelAction } from "#app/(portal)/facturation/factures-emises/modeles/models.action.ts";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireActor } from "#lib/access/web.ts";
import { modelSource } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ facture?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("models"))("create") };
}

/** A model of an invoice or a draft: what it takes, and its name. */
export default async function NewModelPage({ searchParams }: Props) {
  const [actor, { facture }, t, copied] = await Promise.all([
    requireActor(),
    searchParams,
    getTranslations("models"),
    getTranslations("issued.duplicate"),
  ]);
  const source = (await modelSource(actor, [facture].flat()[0] ?? "")) ?? notFound();
  return (
    <IssuedPage
      title={t("create")}
      lead={t("createLead", { number: source.number })}
      trail={[{ label: t("title"), href: routes.invoiceModels() }]}
      width="form"
    >
      <ul className="plain-list">
        <li>{copied(source.typed ? "copiedTyped" : "copied")}</li>
        <li>{copied("notCopied")}</li>
      </ul>
      <Form action={saveModelAction}>
        <input type="hidden" name="invoiceId" value={source.id} />
        <TextInput name="name" label={t("name")} help={t("nameHelp")} required maxLength={60} />
        <div className="button-row">
          <SubmitButton>{t("save")}</SubmitButton>
          <ButtonLink look="quiet" href={routes.issuedInvoice(source.id)}>
            {copied("back")}
          </ButtonLink>
        </div>
      </Form>
    </IssuedPage>
  );
}
