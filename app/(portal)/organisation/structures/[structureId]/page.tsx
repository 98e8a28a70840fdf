import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { openStructure } from "#app/(portal)/organisation/structures/[structureId]/open-structure.ts";
import { switchStructureAction } from "#app/(portal)/organisation/structures/[structureId]/structure.action.ts";
import { currentApprovals } from "#app/viewer.ts";
import { ManageSection, StandingNotice } from "#components/structures/manage-section.tsx";
import { StructurePage } from "#components/structures/structure-page.tsx";
import { ManagersCard, StructureCards } from "#components/structures/structure-sheet.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { listManagers } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";
import { mayBeRegistered } from "#lib/structures/index.ts";

type Props = { params: Promise<{ structureId: string }>; searchParams: Promise<{ fait?: string | string[] }> };

const DONE = ["changed", "activated", "deactivated", "refreshed", "renumbered", "reception"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await openStructure((await params).structureId, "structure.read")).structure.legalName };
}

export default async function StructureSummaryPage({ params, searchParams }: Props) {
  await requireActor();
  const { fait } = await searchParams;
  const { structure, manages, tabs } = await openStructure((await params).structureId, "structure.read");
  const [t, locale, managers, waiting] = await Promise.all([
    getTranslations("structures"),
    getLocale(),
    listManagers(structure.id),
    manages ? currentApprovals() : 0,
  ]);
  const done = DONE.find((one) => one === fait);
  return (
    <StructurePage structure={structure} tab="summary" tabs={tabs} done={done && t(`done.${done}`)}>
      <StandingNotice structure={structure} />
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
      {manages && (
        <ManageSection structure={structure} registered={mayBeRegistered(structure)} activate={switchStructureAction} />
      )}
    </StructurePage>
  );
}
