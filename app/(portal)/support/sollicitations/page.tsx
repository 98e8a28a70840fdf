import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HandledList } from "#app/(portal)/support/handled-list.tsx";
import { Page } from "#components/ui/page.tsx";
import { narrowToChoice, requireRight } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tickets.desk"))("receivedTitle") };
}

/** « Sollicitations reçues » of the public entities for which one answers. */
export default async function ReceivedTicketsPage({ searchParams }: Props) {
  const [whole, params, t, support] = await Promise.all([
    requireRight(routes.receivedTickets()),
    searchParams,
    getTranslations("tickets.desk"),
    getTranslations("tickets.support"),
  ]);
  const actor = await narrowToChoice(whole);
  return (
    <Page
      title={t("receivedTitle")}
      lead={t("receivedLead")}
      width="full"
      trail={[{ label: support("title"), href: routes.support() }]}
    >
      <HandledList actor={actor} look="received" params={params} />
    </Page>
  );
}
