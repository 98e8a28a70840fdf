import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SettingsTable } from "#components/settings/settings-table.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { SETTING_GROUPS, settingViews } from "#lib/settings/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ fait?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("settings.manage");
  return { title: (await getTranslations("settings"))("title") };
}

/** What administrators set while the portal runs. To everyone else this page does not exist. */
export default async function SettingsPage({ searchParams }: Props) {
  const [actor, { fait }, t, portal] = await Promise.all([
    requireStaff("settings.manage"),
    searchParams,
    getTranslations("settings"),
    getTranslations("portal"),
  ]);
  const views = (await settingViews(actor)) ?? notFound();
  const set = views.find(({ key }) => key === fait);
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      trail={[{ label: portal("domains.administration.name"), href: routes.domain("administration") }]}
    >
      <div className="page-sections">
        {set && <Notice tone="ok" live="polite" title={t("done", { name: t(`names.${set.key}`) })} />}
        {SETTING_GROUPS.map((group) => (
          <SettingsTable key={group} group={group} views={views} />
        ))}
      </div>
    </Page>
  );
}
