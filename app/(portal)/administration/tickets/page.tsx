import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HandledList } from "#app/(portal)/support/handled-list.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("ticket.assist");
  return { title: (await getTranslations("tickets.desk"))("supportTitle") };
}

/** The desk of the support of the portal. To everyone else this page does not exist. */
export default async function SupportDeskPage({ searchParams }: Props) {
  const [actor, params, t, portal] = await Promise.all([
    requireStaff("ticket.assist"),
    searchParams,
    getTranslations("tickets.desk"),
    getTranslations("portal"),
  ]);
  return (
    <Page
      title={t("supportTitle")}
      lead={t("supportLead")}
      width="full"
      trail={[{ label: portal("domains.administration.name"), href: routes.domain("administration") }]}
    >
      <HandledList actor={actor} look="support" params={params} />
    </Page>
  );
}
