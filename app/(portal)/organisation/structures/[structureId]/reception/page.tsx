import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { openStructure } from "#app/(portal)/organisation/structures/[structureId]/open-structure.ts";
import { setReceptionAction } from "#app/(portal)/organisation/structures/[structureId]/structure.action.ts";
import { ReceptionFields } from "#components/structures/reception-fields.tsx";
import { StructureSubpage } from "#components/structures/structure-page.tsx";
import { Form } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireActor } from "#lib/access/web.ts";
import { PAYMENT_DAYS } from "#lib/invoices/public.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ structureId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reception"))("title") };
}

export default async function ReceptionPage({ params }: Props) {
  await requireActor();
  const { structure } = await openStructure((await params).structureId, "organisation.manage");
  if (structure.kind !== "PUBLIQUE") notFound();
  const t = await getTranslations("reception");
  return (
    <StructureSubpage structure={structure} tab="summary" title={t("title")} lead={t("lead")}>
      <p>
        {t("seen")} <Link href={routes.directorySheet(structure.identifier)}>{t("sheet")}</Link>
      </p>
      <Form action={setReceptionAction}>
        <input type="hidden" name="structureId" value={structure.id} />
        <input type="hidden" name="version" value={structure.version} />
        <ReceptionFields structure={structure} legalDays={PAYMENT_DAYS[structure.payerKind]} />
        <p className="muted">{t("file")}</p>
        <SubmitButton>{t("submit")}</SubmitButton>
      </Form>
    </StructureSubpage>
  );
}
