import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { HelpTitles } from "#components/help/help-titles.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { helpTitles } from "#lib/help/index.ts";
import { routes } from "#lib/shared/routes.ts";

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("help.publish");
  return { title: (await getTranslations("helpDesk"))("title") };
}

/** The welcome and the pages of the help, each to be written in its languages. To everyone else this page does not exist. */
export default async function HelpDeskPage() {
  const [actor, t, portal] = await Promise.all([
    requireStaff("help.publish"),
    getTranslations("helpDesk"),
    getTranslations("portal"),
  ]);
  const titles = (await helpTitles(actor)) ?? notFound();
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      trail={[{ label: portal("domains.administration.name"), href: routes.domain("administration") }]}
    >
      <HelpTitles titles={titles} />
    </Page>
  );
}
