import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FollowSections } from "#components/invoices/follow/follow-sections.tsx";
import { FollowInvoice } from "#components/invoices/following.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { requireActor } from "#lib/access/web.ts";
import { following } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ invoiceId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invoices.follow"))("title") };
}

/** « Suivi du traitement » (domain reference § 12). */
export default async function FollowPage({ params }: Props) {
  const [actor, { invoiceId }, t] = await Promise.all([requireActor(), params, getTranslations("invoices.follow")]);
  const followed = (await following(actor, "issued", invoiceId)) ?? notFound();
  const { sheet } = followed;
  return (
    <IssuedPage
      title={t("title")}
      here={t("here")}
      lead={t("lead")}
      trail={[{ label: sheet.number ?? sheet.draftNumber, href: routes.issuedInvoice(sheet.id) }]}
      actions={
        <ButtonLink href={routes.issuedInvoice(sheet.id)} icon="arrow-left">
          {t("back")}
        </ButtonLink>
      }
    >
      <FollowInvoice sheet={sheet} />
      <FollowSections following={followed} />
    </IssuedPage>
  );
}
