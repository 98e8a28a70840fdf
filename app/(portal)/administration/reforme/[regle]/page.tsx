import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { setReformAction } from "#app/(portal)/administration/reforme/[regle]/set-reform.action.ts";
import { ReformForm } from "#components/invoices/reform/reform-form.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { reformSetting } from "#lib/invoices/index.ts";
import { now } from "#lib/platform/index.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ regle: string }> };

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("reform.manage");
  return { title: (await getTranslations("reform"))("change") };
}

/** One rule of the reform: what it changes, and the day it holds from. */
export default async function ReformRulePage({ params }: Props) {
  const [actor, { regle }, t, portal] = await Promise.all([
    requireStaff("reform.manage"),
    params,
    getTranslations("reform"),
    getTranslations("portal"),
  ]);
  const setting = (await reformSetting(actor, regle)) ?? notFound();
  return (
    <Page
      title={t(`rules.${setting.rule}.name`)}
      width="form"
      trail={[
        { label: portal("domains.administration.name"), href: routes.domain("administration") },
        { label: t("title"), href: routes.adminReform() },
      ]}
    >
      <ReformForm action={setReformAction} setting={setting} today={parisDay(now())} />
    </Page>
  );
}
