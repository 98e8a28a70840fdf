import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { setSettingAction } from "#app/(portal)/administration/reglages/[reglage]/set-setting.action.ts";
import { SettingForm } from "#components/settings/setting-form.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { settingView } from "#lib/settings/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ reglage: string }> };

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("settings.manage");
  return { title: (await getTranslations("settings"))("change") };
}

/** One setting: what it does, its value, and those that it had. */
export default async function SettingPage({ params }: Props) {
  const [actor, { reglage }, t, portal] = await Promise.all([
    requireStaff("settings.manage"),
    params,
    getTranslations("settings"),
    getTranslations("portal"),
  ]);
  const view = (await settingView(actor, reglage)) ?? notFound();
  return (
    <Page
      title={t(`names.${view.key}`)}
      width="form"
      trail={[
        { label: portal("domains.administration.name"), href: routes.domain("administration") },
        { label: t("title"), href: routes.adminSettings() },
      ]}
    >
      <SettingForm view={view} action={setSettingAction} />
    </Page>
  );
}
