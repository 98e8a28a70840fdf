import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { createStructureAction } from "#app/(portal)/organisation/structures/creer/verifier/create-structure.action.ts";
import { CreationPage } from "#components/structures/creation-page.tsx";
import { KnownBy } from "#components/structures/known-by.tsx";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Badge } from "#components/ui/status.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireActor } from "#lib/access/web.ts";
import { countryName } from "#lib/shared/countries.ts";
import { checkIdentifier } from "#lib/shared/identifiers.ts";
import { routes } from "#lib/shared/routes.ts";
import type { RegisteredField } from "#lib/structures/index.ts";
import { keptAnswers } from "#lib/structures/web.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("createStructure"))("checkTitle") };
}

export default async function CheckStructurePage() {
  const actor = await requireActor(routes.createStructure());
  const kept = await keptAnswers(actor.userId);
  if (!kept?.details) redirect(kept ? routes.createStructureDetails() : routes.createStructure());
  const [t, locale] = await Promise.all([getTranslations("createStructure"), getLocale()]);
  const { identifierType, identifier, details, registered, fromRegister } = kept;
  const from = (field: RegisteredField, value: string) =>
    fromRegister.includes(field) ? (
      <>
        {value} <Badge>{t("fromRegister")}</Badge>
      </>
    ) : (
      value
    );
  const given = (value: string | null | undefined) => value || t("none");
  return (
    <CreationPage step={3} title={t("checkTitle")} lead={t("checkLead")}>
      {checkIdentifier(identifierType, identifier) === "checksum" && (
        <Notice tone="warn" title={t("doubtful")}>
          <p>{t("doubtfulText")}</p>
        </Notice>
      )}
      {registered && !registered.active && (
        <Notice tone="warn" title={t("closedTitle")}>
          <p>{t("closedText")}</p>
        </Notice>
      )}
      <section className="grid gap-3">
        <KnownBy known={kept} />
        <p>
          <Link href={routes.createStructure()}>{t("changeIdentifier")}</Link>
        </p>
      </section>
      <section className="grid gap-3">
        <DescriptionList
          items={[
            { label: t("legalName"), value: from("legalName", details.legalName) },
            { label: t("label"), value: given(details.label) },
            { label: t("addressLine"), value: from("addressLine", details.addressLine) },
            { label: t("addressLine2"), value: from("addressLine2", given(details.addressLine2)) },
            { label: t("addressLine3"), value: from("addressLine3", given(details.addressLine3)) },
            { label: t("postcode"), value: from("postcode", given(details.postcode)) },
            { label: t("town"), value: from("town", details.town) },
            { label: t("country"), value: from("country", countryName(details.country, locale)) },
            {
              label: t("undisclosed"),
              value:
                details.undisclosed || registered?.undisclosed || identifierType === "PARTICULIER" ? t("yes") : t("no"),
            },
          ]}
        />
        <p>
          <Link href={routes.createStructureDetails()}>{t("changeDetails")}</Link>
        </p>
      </section>
      <Form action={createStructureAction}>
        <SubmitButton>{t("submit")}</SubmitButton>
      </Form>
    </CreationPage>
  );
}
