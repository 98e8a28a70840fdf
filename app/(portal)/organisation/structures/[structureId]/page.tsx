import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { currentApprovals } from "#app/viewer.ts";
import { ManagersCard, ServicesSection, StructureCards } from "#components/structures/structure-sheet.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { can, listManagers, structuresWith } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";
import { memberSheet } from "#lib/structures/index.ts";

type Props = { params: Promise<{ structureId: string }> };

/** A structure of others and one that does not exist look the same. */
const memberView = cache(async (structureId: string) => {
  const actor = await requireActor();
  if (!can(actor, "structure.read", { structureId })) notFound();
  const sheet = (await memberSheet(structureId)) ?? notFound();
  return {
    sheet,
    manages: can(actor, "organisation.manage", { structureId }),
    reads: structuresWith(actor, "organisation.read").some((reach) => reach.structureId === structureId),
  };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await memberView((await params).structureId)).sheet.legalName };
}

export default async function StructurePage({ params }: Props) {
  await requireActor();
  const { sheet, manages, reads } = await memberView((await params).structureId);
  const [t, locale, managers, waiting] = await Promise.all([
    getTranslations("structures"),
    getLocale(),
    listManagers(sheet.id),
    manages ? currentApprovals() : 0,
  ]);
  return (
    <Page
      title={sheet.legalName}
      trail={[{ label: t("title"), href: routes.structures() }]}
      actions={reads && <ButtonLink href={routes.people(sheet.id)}>{t("people")}</ButtonLink>}
    >
      <div className="page-sections">
        {waiting ? (
          <Notice title={t("waiting", { count: waiting })}>
            <p>
              <ButtonLink href={routes.approvals()}>{t("seeApprovals")}</ButtonLink>
            </p>
          </Notice>
        ) : null}
        <div className="tiles">
          <StructureCards sheet={sheet} locale={locale} />
          <ManagersCard managers={managers} />
        </div>
        <ServicesSection services={sheet.services} />
      </div>
    </Page>
  );
}
