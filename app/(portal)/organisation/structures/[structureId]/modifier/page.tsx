import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { openStructure } from "#app/(portal)/organisation/structures/[structureId]/open-structure.ts";
import { modifyStructureAction } from "#app/(portal)/organisation/structures/[structureId]/structure.action.ts";
import { ModifyFields } from "#components/structures/modify-fields.tsx";
import { StructureSubpage } from "#components/structures/structure-page.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireActor } from "#lib/access/web.ts";
import { countryNames } from "#lib/shared/countries.ts";
import { nameIsLocked } from "#lib/structures/index.ts";

type Props = { params: Promise<{ structureId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("modifyStructure"))("title") };
}

export default async function ModifyStructurePage({ params }: Props) {
  await requireActor();
  const { structure } = await openStructure((await params).structureId, "organisation.manage");
  const [t, locale] = await Promise.all([getTranslations("modifyStructure"), getLocale()]);
  return (
    <StructureSubpage structure={structure} tab="summary" title={t("title")} lead={t("lead")}>
      <Form action={modifyStructureAction}>
        <input type="hidden" name="structureId" value={structure.id} />
        <input type="hidden" name="version" value={structure.version} />
        <ModifyFields
          structure={structure}
          nameLocked={nameIsLocked(structure)}
          countries={countryNames(locale).map(({ code, name }) => ({ value: code, label: name }))}
        />
        <SubmitButton>{t("submit")}</SubmitButton>
      </Form>
    </StructureSubpage>
  );
}
