import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { writeWebinarAction } from "#app/(portal)/administration/contenus/webinaires/webinars.action.ts";
import { WebinarForm } from "#components/content/webinar-form.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("content.publish");
  return { title: (await getTranslations("contents"))("newWebinar") };
}

export default async function NewWebinarPage() {
  await requireStaff("content.publish");
  const t = await getTranslations("contents");
  return (
    <Page
      title={t("newWebinar")}
      lead={t("webinarLead")}
      trail={[{ label: t("title"), href: routes.adminContents() }]}
      width="form"
    >
      <WebinarForm action={writeWebinarAction} webinar={null} />
    </Page>
  );
}
