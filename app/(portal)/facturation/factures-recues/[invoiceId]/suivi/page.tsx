import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FollowSections } from "#components/invoices/follow/follow-sections.tsx";
import { FollowInvoice } from "#components/invoices/following.tsx";
import { ReceivedSubPage } from "#components/invoices/received/sub-page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { requireActor } from "#lib/access/web.ts";
import { following } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ invoiceId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invoices.follow"))("title") };
}

/** « Suivi du traitement », as the recipient reads it: the same story as the supplier's. */
export default async function ReceivedFollowPage({ params }: Props) {
  const [actor, { invoiceId }, t] = await Promise.all([requireActor(), params, getTranslations("invoices.follow")]);
  const followed = (await following(actor, "received", invoiceId)) ?? notFound();
  const { sheet } = followed;
  return (
    <ReceivedSubPage
      title={t("title")}
      lead={t("lead")}
      invoice={{ id: sheet.id, number: sheet.number ?? "" }}
      actions={
        <ButtonLink href={routes.receivedInvoice(sheet.id)} icon="arrow-left">
          {t("back")}
        </ButtonLink>
      }
    >
      <FollowInvoice sheet={sheet} />
      <FollowSections following={followed} />
    </ReceivedSubPage>
  );
}
