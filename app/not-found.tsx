import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { routes } from "#lib/shared/routes.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notFound"))("title") };
}

/** The same for an unknown address and for a thing that belongs to someone else: the difference would tell that it exists. */
export default async function NotFoundPage() {
  const t = await getTranslations("notFound");
  return (
    <Page title={t("title")} lead={t("text")}>
      <ButtonLink look="primary" href={routes.home()}>
        {t("backHome")}
      </ButtonLink>
    </Page>
  );
}
