import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openStructure } from "#app/(portal)/organisation/structures/[structureId]/open-structure.ts";
import { createServiceAction } from "#app/(portal)/organisation/structures/[structureId]/services/services.action.ts";
import { ServiceFields } from "#components/structures/service-fields.tsx";
import { StructureSubpage } from "#components/structures/structure-page.tsx";
import { Form } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireActor } from "#lib/access/web.ts";

type Props = { params: Promise<{ structureId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("services"))("create") };
}

export default async function CreateServicePage({ params }: Props) {
  await requireActor();
  const { structure } = await openStructure((await params).structureId, "organisation.manage");
  const t = await getTranslations("services");
  return (
    <StructureSubpage structure={structure} tab="services" title={t("create")} lead={t("createLead")}>
      <Form action={createServiceAction}>
        <input type="hidden" name="structureId" value={structure.id} />
        <TextInput
          name="newCode"
          label={t("code")}
          help={t("codeHelp")}
          width="medium"
          maxLength={100}
          autoComplete="off"
          required
        />
        <ServiceFields kind={structure.kind} />
        <SubmitButton>{t("createSubmit")}</SubmitButton>
      </Form>
    </StructureSubpage>
  );
}
