import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { approveAttachmentAction } from "#app/(portal)/approbations/[requestId]/approve-attachment.action.ts";
import { refuseAttachmentAction } from "#app/(portal)/approbations/[requestId]/refuse-attachment.action.ts";
import { ApprovalFacts } from "#components/access/approval-facts.tsx";
import { ApproveForm, RefuseForm } from "#components/access/approval-forms.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { approvalSheet } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ requestId: string }> };

/** A request to somebody else's structure and one that does not exist look the same. */
const managed = cache(
  async (requestId: string) => (await approvalSheet(await requireActor(), requestId)) ?? notFound(),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { person }] = await Promise.all([getTranslations("approvals"), managed((await params).requestId)]);
  return { title: t("requestTitle", { name: person }) };
}

export default async function ApprovalPage({ params }: Props) {
  await requireActor();
  const request = await managed((await params).requestId);
  const t = await getTranslations("approvals");
  const waits = request.status === "EN_COURS_DE_VALIDATION";
  return (
    <Page
      title={t("requestTitle", { name: request.person })}
      trail={[{ label: t("title"), href: routes.approvals() }]}
      width="form"
    >
      <div className="page-sections">
        {!waits && <Notice title={t("decidedTitle")} />}
        <ApprovalFacts request={request} />
        {waits && <ApproveForm action={approveAttachmentAction} request={request} />}
        {waits && <RefuseForm action={refuseAttachmentAction} request={request} />}
      </div>
    </Page>
  );
}
