import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { openStructure } from "#app/(portal)/organisation/structures/[structureId]/open-structure.ts";
import { currentApprovals } from "#app/viewer.ts";
import { StructurePage } from "#components/structures/structure-page.tsx";
import { ManagersCard, StructureCards } from "#components/structures/structure-sheet.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { listManagers } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ structureId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await openStructure((await params).structureId, "structure.read")).structure.legalName };
}

export default async function StructureSummaryPage({ params }: Props) {
  await requireActor();
  const { structure, manages, tabs } = await openStructure((await params).structureId, "structure.read");
  const [t, locale, managers, waiting] = await Promise.all([
    getTranslations("structures"),
    getLocale(),
    listManagers(structure.id),
    manages ? currentApprovals() : 0,
  ]);
  return (
    <StructurePage structure={structure} tab="summary" tabs={tabs}>
      {waiting ? (
        <Notice title={t("waiting", { count: waiting })}>
          <p>
            <ButtonLink href={routes.approvals()}>{t("seeApprovals")}</ButtonLink>
          </p>
        </Notice>
      ) : null}
      <div className="tiles">
        <StructureCards sheet={structure} locale={locale} />
        <ManagersCard managers={managers} />
      </div>
    </StructurePage>
  );
}
