import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { structureDetailsAction } from "#app/(portal)/organisation/structures/creer/details/structure-details.action.ts";
import { CreationPage } from "#components/structures/creation-page.tsx";
import { DetailsFields } from "#components/structures/details-fields.tsx";
import { KnownBy } from "#components/structures/known-by.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireActor } from "#lib/access/web.ts";
import { countryNames } from "#lib/shared/countries.ts";
import { countryOfIdentifier } from "#lib/shared/identifiers.ts";
import { routes } from "#lib/shared/routes.ts";
import { keptAnswers } from "#lib/structures/web.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("createStructure"))("detailsTitle") };
}

export default async function StructureDetailsPage() {
  const actor = await requireActor(routes.createStructure());
  const kept = await keptAnswers(actor.userId);
  if (!kept) redirect(routes.createStructure());
  const [t, locale] = await Promise.all([getTranslations("createStructure"), getLocale()]);
  const { identifierType, identifier, details } = kept;
  return (
    <CreationPage step={2} title={t("detailsTitle")} lead={t("detailsLead")}>
      <KnownBy known={kept} />
      <Form action={structureDetailsAction}>
        <DetailsFields
          before={details}
          country={countryOfIdentifier(identifierType, identifier)}
          countries={countryNames(locale).map(({ code, name }) => ({ value: code, label: name }))}
          person={identifierType === "PARTICULIER"}
        />
        <SubmitButton>{t("toCheck")}</SubmitButton>
      </Form>
    </CreationPage>
  );
}
