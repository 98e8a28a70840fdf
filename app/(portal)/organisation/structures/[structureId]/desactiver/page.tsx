import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { openStructure } from "#app/(portal)/organisation/structures/[structureId]/open-structure.ts";
import { switchStructureAction } from "#app/(portal)/organisation/structures/[structureId]/structure.action.ts";
import { DeactivationPreview } from "#components/structures/deactivation-preview.tsx";
import { StructureSubpage } from "#components/structures/structure-page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";
import { deactivationEffects } from "#lib/structures/index.ts";

type Props = { params: Promise<{ structureId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deactivateStructure"))("title") };
}

export default async function DeactivateStructurePage({ params }: Props) {
  await requireActor();
  const { structure } = await openStructure((await params).structureId, "organisation.manage");
  if (!structure.active) redirect(routes.structure(structure.id));
  const [t, effects] = await Promise.all([getTranslations("deactivateStructure"), deactivationEffects(structure.id)]);
  return (
    <StructureSubpage structure={structure} tab="summary" title={t("title")} lead={t("lead")}>
      <DeactivationPreview effects={effects} />
      <Form action={switchStructureAction}>
        <input type="hidden" name="structureId" value={structure.id} />
        <input type="hidden" name="active" value="non" />
        <div className="button-row">
          <SubmitButton look="danger">{t("submit")}</SubmitButton>
          <ButtonLink href={routes.structure(structure.id)}>{t("cancel")}</ButtonLink>
        </div>
      </Form>
    </StructureSubpage>
  );
}
