import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { addCommentAction, withdrawCommentAction } from "#app/(portal)/facturation/comment.action.ts";
import { ThreadView } from "#components/invoices/follow/thread.tsx";
import { ThreadDone } from "#components/invoices/follow/thread-done.tsx";
import { FollowInvoice } from "#components/invoices/following.tsx";
import { ReceivedSubPage } from "#components/invoices/received/sub-page.tsx";
import { requireActor } from "#lib/access/web.ts";
import { markThreadRead, threadOf } from "#lib/invoices/index.ts";

type Props = { params: Promise<{ invoiceId: string }>; searchParams: Promise<{ fait?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("thread"))("title") };
}

/** The thread of an invoice, for its recipient (feature F-160). Looking at it is reading it. */
export default async function ReceivedThreadPage({ params, searchParams }: Props) {
  const [actor, { invoiceId }, { fait }, t] = await Promise.all([
    requireActor(),
    params,
    searchParams,
    getTranslations("thread"),
  ]);
  const thread = (await threadOf(actor, "received", invoiceId)) ?? notFound();
  await markThreadRead(actor, "received", thread.invoiceId);
  return (
    <ReceivedSubPage title={t("title")} lead={t("lead")} invoice={{ id: thread.invoiceId, number: thread.number }}>
      <ThreadDone said={fait} />
      <FollowInvoice sheet={{ id: thread.invoiceId, history: [] }} />
      <ThreadView thread={thread} side="received" add={addCommentAction} withdraw={withdrawCommentAction} />
    </ReceivedSubPage>
  );
}
