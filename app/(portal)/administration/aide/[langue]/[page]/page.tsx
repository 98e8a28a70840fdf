import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DraftCard, InForceCard, VersionsCard } from "#components/help/help-writing.tsx";
import { HelpWritingForm } from "#components/help/help-writing-form.tsx";
import { Card } from "#components/ui/blocks.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { helpPictures, WELCOME, writtenHelp } from "#lib/help/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  params: Promise<{ langue: string; page: string }>;
  searchParams: Promise<{ fait?: string | string[] }>;
};

const DONE = ["enregistre", "abandonne", "publie", "repris", "livre"] as const;

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("help.publish");
  return { title: (await getTranslations("helpDesk"))("write") };
}

/** One text in one language: what readers have, what is being written, and what was there before. */
export default async function WriteHelpPage({ params, searchParams }: Props) {
  const actor = await requireStaff("help.publish");
  const [{ langue: locale, page }, { fait }, t] = await Promise.all([
    params,
    searchParams,
    getTranslations("helpDesk"),
  ]);
  const help = (await writtenHelp(actor, { page, locale })) ?? notFound();
  const done = DONE.find((one) => one === fait);
  const title = help.shown.title === "" ? t("welcome") : help.shown.title;
  return (
    <Page
      title={t("titleOf", { title, language: t(`languages.${help.locale === "en" ? "en" : "fr"}`) })}
      here={t("write")}
      trail={[{ label: t("title"), href: routes.adminHelp() }]}
    >
      <div className="page-sections">
        {done && (
          <Notice tone="ok" live="polite">
            {t(`done.${done}`)}
          </Notice>
        )}
        <InForceCard help={help} />
        {help.draft && <DraftCard help={help} draft={help.draft} pictures={helpPictures()} />}
        <Card title={t(help.draft ? "goOn" : "begin")}>
          <HelpWritingForm help={help} isWelcome={page === WELCOME} />
        </Card>
        <VersionsCard help={help} />
      </div>
    </Page>
  );
}
