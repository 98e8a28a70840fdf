import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { structureDetailsAction } from "#app/(portal)/organisation/structures/creer/details/structure-details.action.ts";
import { CreationPage } from "#components/structures/creation-page.tsx";
import { DetailsFields } from "#components/structures/details-fields.tsx";
import { KnownBy } from "#components/structures/known-by.tsx";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Badge } from "#components/ui/status.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireActor } from "#lib/access/web.ts";
import { countryNames } from "#lib/shared/countries.ts";
import { countryOfIdentifier } from "#lib/shared/identifiers.ts";
import { routes } from "#lib/shared/routes.ts";
import { REGISTERED_FIELDS } from "#lib/structures/index.ts";
import { keptAnswers, type StructureAnswers } from "#lib/structures/web.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("createStructure"))("detailsTitle") };
}

/** The answers of the register as the form takes them; what it does not tell is empty. */
function prefilled(registered: StructureAnswers["registered"]): StructureAnswers["details"] {
  if (!registered) return null;
  const { legalName, addressLine, addressLine2, addressLine3, postcode, town, country } = registered;
  return {
    legalName: legalName ?? "",
    label: null,
    addressLine: addressLine ?? "",
    addressLine2,
    addressLine3,
    postcode,
    town: town ?? "",
    country: country ?? "FR",
    undisclosed: registered.undisclosed,
  };
}

export default async function StructureDetailsPage() {
  const actor = await requireActor(routes.createStructure());
  const kept = await keptAnswers(actor.userId);
  if (!kept) redirect(routes.createStructure());
  const [t, locale] = await Promise.all([getTranslations("createStructure"), getLocale()]);
  const { identifierType, identifier, details, registered, silent } = kept;
  const lead = registered ? "detailsFound" : silent ? "detailsSilent" : "detailsLead";
  return (
    <CreationPage step={2} title={t("detailsTitle")} lead={t(lead)}>
      <KnownBy known={kept} />
      {registered && !registered.active && (
        <Notice tone="warn" title={t("closedTitle")}>
          <p>{t("closedText")}</p>
        </Notice>
      )}
      {registered?.legalName && (
        <DescriptionList
          items={[
            {
              label: t("legalName"),
              value: (
                <>
                  {registered.legalName} <Badge>{t("fromRegister")}</Badge>
                </>
              ),
            },
          ]}
        />
      )}
      <Form action={structureDetailsAction}>
        <DetailsFields
          before={details ?? prefilled(registered)}
          fromRegister={details ? [] : registered ? REGISTERED_FIELDS.filter((field) => registered[field]) : []}
          nameLocked={Boolean(registered?.legalName)}
          undisclosedByRegister={registered?.undisclosed ? t("undisclosedRegister") : null}
          country={countryOfIdentifier(identifierType, identifier)}
          countries={countryNames(locale).map(({ code, name }) => ({ value: code, label: name }))}
          person={identifierType === "PARTICULIER"}
        />
        <SubmitButton>{t("toCheck")}</SubmitButton>
      </Form>
    </CreationPage>
  );
}
