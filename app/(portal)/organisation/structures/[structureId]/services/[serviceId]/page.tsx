import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { openStructure } from "#app/(portal)/organisation/structures/[structureId]/open-structure.ts";
import {
  changeServiceAction,
  switchServiceAction,
} from "#app/(portal)/organisation/structures/[structureId]/services/services.action.ts";
import { ServiceFields } from "#components/structures/service-fields.tsx";
import { StructureSubpage } from "#components/structures/structure-page.tsx";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireActor } from "#lib/access/web.ts";
import { managedService } from "#lib/structures/index.ts";

type Props = { params: Promise<{ structureId: string; serviceId: string }> };

const openService = cache(async (structureId: string, serviceId: string) => {
  const { structure } = await openStructure(structureId, "organisation.manage");
  return { structure, service: (await managedService(structure.id, serviceId)) ?? notFound() };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { structureId, serviceId } = await params;
  const { service } = await openService(structureId, serviceId);
  return { title: (await getTranslations("services"))("one", { code: service.code }) };
}

export default async function ServicePage({ params }: Props) {
  await requireActor();
  const { structureId, serviceId } = await params;
  const { structure, service } = await openService(structureId, serviceId);
  const t = await getTranslations("services");
  const turnOn = service.state === "INACTIVE";
  const ids = (
    <>
      <input type="hidden" name="structureId" value={structure.id} />
      <input type="hidden" name="serviceId" value={service.id} />
    </>
  );
  return (
    <StructureSubpage structure={structure} tab="services" title={t("one", { code: service.code })}>
      <section className="grid gap-6" aria-labelledby="modifier">
        <h2 id="modifier">{t("changeTitle")}</h2>
        <DescriptionList
          items={[
            { label: t("code"), value: service.code },
            { label: t("state"), value: t(`states.${service.state}`) },
          ]}
        />
        <Form action={changeServiceAction}>
          {ids}
          <input type="hidden" name="version" value={service.version} />
          <ServiceFields before={service} kind={structure.kind} />
          <SubmitButton>{t("changeSubmit")}</SubmitButton>
        </Form>
      </section>
      <section className="grid gap-3" aria-labelledby="activite">
        <h2 id="activite">{t(turnOn ? "activateTitle" : "deactivateTitle")}</h2>
        <p>{t(turnOn ? "activateText" : "deactivateText")}</p>
        <Form action={switchServiceAction}>
          {ids}
          <input type="hidden" name="active" value={turnOn ? "oui" : "non"} />
          <SubmitButton look={turnOn ? "secondary" : "danger"}>{t(turnOn ? "activate" : "deactivate")}</SubmitButton>
        </Form>
      </section>
    </StructureSubpage>
  );
}
