import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ReformTable } from "#components/invoices/reform/reform-table.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { reformSettings } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ fait?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("reform.manage");
  return { title: (await getTranslations("reform"))("title") };
}

/** The rules of the 2026 reform and the day each holds from (domain reference § 18). To everyone but administrators this page does not exist. */
export default async function ReformPage({ searchParams }: Props) {
  const [actor, { fait }, t, portal] = await Promise.all([
    requireStaff("reform.manage"),
    searchParams,
    getTranslations("reform"),
    getTranslations("portal"),
  ]);
  const settings = (await reformSettings(actor)) ?? notFound();
  const set = settings.find(({ rule }) => rule === fait);
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      trail={[{ label: portal("domains.administration.name"), href: routes.domain("administration") }]}
    >
      {set && (
        <Notice tone="ok" live="polite">
          {t("done", { rule: t(`rules.${set.rule}.name`) })}
        </Notice>
      )}
      <ReformTable settings={settings} />
      <p>{t("kept")}</p>
    </Page>
  );
}
