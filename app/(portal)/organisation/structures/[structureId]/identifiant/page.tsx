import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { openStructure } from "#app/(portal)/organisation/structures/[structureId]/open-structure.ts";
import { changeIdentifierAction } from "#app/(portal)/organisation/structures/[structureId]/structure.action.ts";
import { identifierChoices } from "#components/structures/identifier-choices.ts";
import { IdentifierTerms } from "#components/structures/identifier-terms.tsx";
import { StructureSubpage } from "#components/structures/structure-page.tsx";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Form } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Identifier } from "#components/ui/values.tsx";
import { requireFreshUser } from "#lib/accounts/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ structureId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("changeIdentifier"))("title") };
}

export default async function ChangeIdentifierPage({ params }: Props) {
  const { structure } = await openStructure((await params).structureId, "organisation.manage");
  if (!structure.active || structure.kind !== "PRIVEE") redirect(routes.structure(structure.id));
  await requireFreshUser();
  const [t, types, words] = await Promise.all([
    getTranslations("changeIdentifier"),
    getTranslations("identifierTypes"),
    getTranslations("createStructure"),
  ]);
  return (
    <StructureSubpage structure={structure} tab="summary" title={t("title")} lead={t("lead")}>
      <IdentifierTerms />
      <Form action={changeIdentifierAction}>
        <input type="hidden" name="structureId" value={structure.id} />
        <DescriptionList items={[{ label: t("present"), value: <Identifier value={structure.identifier} /> }]} />
        <RadioGroup
          name="identifierType"
          label={t("type")}
          choices={identifierChoices(types)}
          defaultValue="SIRET"
          required
        />
        <TextInput
          name="identifier"
          label={t("identifier")}
          help={words("identifierHelp")}
          maxLength={120}
          autoComplete="off"
          required
        />
        <p>{t("told")}</p>
        <div className="button-row">
          <SubmitButton look="danger">{t("submit")}</SubmitButton>
          <ButtonLink href={routes.structure(structure.id)}>{t("cancel")}</ButtonLink>
        </div>
      </Form>
    </StructureSubpage>
  );
}
