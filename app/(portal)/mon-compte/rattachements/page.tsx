import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AttachmentsTable } from "#components/access/attachments-table.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { Page } from "#components/ui/page.tsx";
import { listAttachments } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("attachments"))("title") };
}

export default async function MyAttachmentsPage() {
  const actor = await requireActor();
  const [t, lines] = await Promise.all([getTranslations("attachments"), listAttachments(actor.userId)]);
  return (
    <Page title={t("title")} lead={t("lead")}>
      {lines.length > 0 ? (
        <AttachmentsTable lines={lines} />
      ) : (
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      )}
    </Page>
  );
}
