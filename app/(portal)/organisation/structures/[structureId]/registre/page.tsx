import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { openStructure } from "#app/(portal)/organisation/structures/[structureId]/open-structure.ts";
import { refreshStructureAction } from "#app/(portal)/organisation/structures/[structureId]/structure.action.ts";
import { RegisterComparisonView } from "#components/structures/register-comparison.tsx";
import { StructureSubpage } from "#components/structures/structure-page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";
import { mayBeRegistered, registerDifferences } from "#lib/structures/index.ts";

type Props = { params: Promise<{ structureId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("refreshStructure"))("title") };
}

export default async function RefreshStructurePage({ params }: Props) {
  await requireActor();
  const { structure } = await openStructure((await params).structureId, "organisation.manage");
  if (!mayBeRegistered(structure)) notFound();
  const [t, compared] = await Promise.all([getTranslations("refreshStructure"), registerDifferences(structure)]);
  return (
    <StructureSubpage structure={structure} tab="summary" title={t("title")} lead={t("lead")}>
      <RegisterComparisonView compared={compared} />
      {compared.kind === "known" ? (
        <Form action={refreshStructureAction}>
          <input type="hidden" name="structureId" value={structure.id} />
          <input type="hidden" name="version" value={structure.version} />
          <input type="hidden" name="seen" value={compared.seen} />
          <div className="button-row">
            <SubmitButton>{t("submit")}</SubmitButton>
            <ButtonLink href={routes.structure(structure.id)}>{t("back")}</ButtonLink>
          </div>
        </Form>
      ) : (
        <p>
          <ButtonLink href={routes.structure(structure.id)}>{t("back")}</ButtonLink>
        </p>
      )}
    </StructureSubpage>
  );
}
