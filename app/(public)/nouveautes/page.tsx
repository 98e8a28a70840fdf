import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Markdown } from "#components/ui/markdown.tsx";
import { Page } from "#components/ui/page.tsx";
import { changeLog } from "#lib/content/index.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("changeLog");
  return { title: t("title"), description: t("lead") };
}

/** What changed in the portal, told to who uses it (F-155). */
export default async function ChangeLogPage() {
  const [t, locale] = await Promise.all([getTranslations("changeLog"), getLocale()]);
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Markdown source={changeLog(locale)} />
    </Page>
  );
}
