import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { writeMessageAction } from "#app/(portal)/administration/contenus/contents.action.ts";
import { MessageForm } from "#components/content/message-form.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("content.publish");
  return { title: (await getTranslations("contents"))("newMessage") };
}

export default async function NewMessagePage() {
  await requireStaff("content.publish");
  const t = await getTranslations("contents");
  return (
    <Page
      title={t("newMessage")}
      lead={t("messageLead")}
      trail={[{ label: t("title"), href: routes.adminContents() }]}
      width="form"
    >
      <MessageForm action={writeMessageAction} message={null} />
    </Page>
  );
}
