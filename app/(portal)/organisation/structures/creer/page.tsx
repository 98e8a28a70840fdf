import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { identifyStructureAction } from "#app/(portal)/organisation/structures/creer/identify-structure.action.ts";
import { CreationPage } from "#components/structures/creation-page.tsx";
import { identifierChoices } from "#components/structures/identifier-choices.ts";
import { Details } from "#components/ui/blocks.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Form } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";
import { keptAnswers } from "#lib/structures/web.ts";

type Props = { searchParams: Promise<{ inconnu?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("createStructure"))("title") };
}

export default async function CreateStructurePage({ searchParams }: Props) {
  const actor = await requireActor(routes.createStructure());
  const [t, types, kept, { inconnu }] = await Promise.all([
    getTranslations("createStructure"),
    getTranslations("identifierTypes"),
    keptAnswers(actor.userId),
    searchParams,
  ]);
  return (
    <CreationPage step={1} title={t("identifyTitle")} lead={t("identifyLead")}>
      {inconnu && (
        <Notice live="polite" title={t("unknownTitle")}>
          <p>{t("unknownHere")}</p>
        </Notice>
      )}
      <Form action={identifyStructureAction}>
        <RadioGroup
          name="identifierType"
          label={t("identifierType")}
          choices={identifierChoices(types)}
          defaultValue={kept?.identifierType ?? "SIRET"}
          required
        />
        <TextInput
          name="identifier"
          label={t("identifier")}
          help={t("identifierHelp")}
          defaultValue={kept?.identifier}
          maxLength={120}
          autoComplete="off"
          required
        />
        <Details summary={t("whatHappens")}>
          <div className="prose">
            <p>{t("unknownText")}</p>
            <p>{t("knownText")}</p>
            <p>{t("publicText")}</p>
          </div>
        </Details>
        <SubmitButton>{t("next")}</SubmitButton>
      </Form>
    </CreationPage>
  );
}
