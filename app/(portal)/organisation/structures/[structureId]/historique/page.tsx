import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openStructure } from "#app/(portal)/organisation/structures/[structureId]/open-structure.ts";
import { StructureHistory } from "#components/structures/structure-history.tsx";
import { StructurePage } from "#components/structures/structure-page.tsx";
import { Pagination } from "#components/ui/navigation.tsx";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";
import { structureHistory } from "#lib/structures/index.ts";

type Props = { params: Promise<{ structureId: string }>; searchParams: Promise<{ suite?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { structure } = await openStructure((await params).structureId, "organisation.manage");
  const t = await getTranslations("structureHistory");
  return { title: `${t("title")} – ${structure.legalName}` };
}

export default async function StructureHistoryPage({ params, searchParams }: Props) {
  await requireActor();
  const { structure, tabs } = await openStructure((await params).structureId, "organisation.manage");
  const cursor = [(await searchParams).suite].flat()[0];
  const [t, page] = await Promise.all([getTranslations("structureHistory"), structureHistory(structure.id, cursor)]);
  return (
    <StructurePage structure={structure} tab="history" tabs={tabs}>
      <section aria-labelledby="historique">
        <h2 id="historique">{t("title")}</h2>
        <p className="muted">{t("lead")}</p>
        <StructureHistory events={page.items} />
      </section>
      <Pagination
        summary={t("shown", { count: page.items.length })}
        first={cursor ? routes.structureHistory(structure.id) : null}
        next={page.next && routes.structureHistory(structure.id, { suite: page.next })}
      />
    </StructurePage>
  );
}
