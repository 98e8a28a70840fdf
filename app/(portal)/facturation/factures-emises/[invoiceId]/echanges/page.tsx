import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { addCommentAction, withdrawCommentAction } from "#app/(portal)/facturation/comment.action.ts";
import { ThreadView } from "#components/invoices/follow/thread.tsx";
import { ThreadDone } from "#components/invoices/follow/thread-done.tsx";
import { FollowInvoice } from "#components/invoices/following.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { requireActor } from "#lib/access/web.ts";
import { markThreadRead, threadOf } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ invoiceId: string }>; searchParams: Promise<{ fait?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("thread"))("title") };
}

/** The thread of an invoice, for its supplier (feature F-160). Looking at it is reading it. */
export default async function IssuedThreadPage({ params, searchParams }: Props) {
  const [actor, { invoiceId }, { fait }, t] = await Promise.all([
    requireActor(),
    params,
    searchParams,
    getTranslations("thread"),
  ]);
  const thread = (await threadOf(actor, "issued", invoiceId)) ?? notFound();
  await markThreadRead(actor, "issued", thread.invoiceId);
  return (
    <IssuedPage
      title={t("title")}
      lead={t("lead")}
      trail={[{ label: thread.number, href: routes.issuedInvoice(thread.invoiceId) }]}
    >
      <ThreadDone said={fait} />
      <FollowInvoice sheet={{ id: thread.invoiceId, history: [] }} />
      <ThreadView thread={thread} side="issued" add={addCommentAction} withdraw={withdrawCommentAction} />
    </IssuedPage>
  );
}
