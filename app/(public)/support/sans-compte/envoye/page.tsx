import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { routes } from "#lib/shared/routes.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tickets.anonymous"))("sentTitle") };
}

/** After a ticket without an account: the same for every address, known or not. */
export default async function AnonymousTicketSentPage() {
  const t = await getTranslations("tickets.anonymous");
  return (
    <Page title={t("sentTitle")} lead={t("sent")} width="form">
      <p>
        <ButtonLink href={routes.support()}>{t("back")}</ButtonLink>
      </p>
    </Page>
  );
}
