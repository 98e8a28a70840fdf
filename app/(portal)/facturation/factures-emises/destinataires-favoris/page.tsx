import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import {
  forgetFavouriteAction,
  keepFavouriteAction,
} from "#app/(portal)/facturation/factures-emises/destinataires-favoris/favourites.action.ts";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { FavouritesTable } from "#components/invoices/models/favourites-table.tsx";
import { Card } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireRight } from "#lib/access/web.ts";
import { favourites } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ fait?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("models.favourites"))("title") };
}

/** The recipients that one keeps at hand (F-135), with what each asks of an invoice. */
export default async function FavouritesPage({ searchParams }: Props) {
  const [actor, { fait }, t, models] = await Promise.all([
    requireRight(routes.favouriteRecipients()),
    searchParams,
    getTranslations("models.favourites"),
    getTranslations("models"),
  ]);
  return (
    <IssuedPage
      title={t("title")}
      lead={t("lead")}
      actions={<ButtonLink href={routes.invoiceModels()}>{models("title")}</ButtonLink>}
    >
      <div className="page-sections">
        {fait === "garde" && <Notice tone="ok" live="polite" title={t("kept")} />}
        {fait === "oublie" && <Notice tone="ok" live="polite" title={t("forgotten")} />}
        <FavouritesTable favourites={await favourites(actor)} action={forgetFavouriteAction} />
        <Card title={t("add")}>
          <Form action={keepFavouriteAction}>
            <TextInput name="siret" label={t("siret")} help={t("siretHelp")} required maxLength={80} width="medium" />
            <TextInput name="serviceCode" label={t("service")} help={t("serviceHelp")} maxLength={100} width="medium" />
            <div className="button-row">
              <SubmitButton>{t("keep")}</SubmitButton>
              <ButtonLink look="quiet" href={routes.directory()}>
                {t("directory")}
              </ButtonLink>
            </div>
          </Form>
        </Card>
      </div>
    </IssuedPage>
  );
}
