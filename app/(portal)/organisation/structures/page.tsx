import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { noteUse } from "#app/viewer.ts";
import { StructuresTable } from "#components/structures/structures-table.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { listAttachments } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ cree?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("structures"))("title") };
}

export default async function StructuresPage({ searchParams }: Props) {
  await noteUse("STRUCTURES");
  const actor = await requireActor();
  const [t, lines, { cree }] = await Promise.all([
    getTranslations("structures"),
    listAttachments(actor.userId),
    searchParams,
  ]);
  const ways = (
    <>
      <ButtonLink look={lines.length === 0 ? "primary" : "secondary"} href={routes.createStructure()}>
        {t("create")}
      </ButtonLink>
      <ButtonLink href={routes.requestAttachment()}>{t("ask")}</ButtonLink>
    </>
  );
  return (
    <Page title={t("title")} lead={t("lead")} actions={lines.length > 0 && ways}>
      <div className="grid gap-8">
        {cree && lines.length > 0 && (
          <Notice tone="ok" live="polite" title={t("created")}>
            <p>{t("createdText")}</p>
            <p>
              <ButtonLink look="primary" href={routes.deposit()}>
                {t("deposit")}
              </ButtonLink>
            </p>
          </Notice>
        )}
        {lines.length > 0 ? (
          <StructuresTable lines={lines} />
        ) : (
          <EmptyState title={t("emptyTitle")} action={<div className="button-row">{ways}</div>}>
            {t("empty")}
          </EmptyState>
        )}
      </div>
    </Page>
  );
}
