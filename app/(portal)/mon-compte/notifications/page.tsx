import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { saveChoicesAction } from "#app/(portal)/mon-compte/notifications/save-choices.action.ts";
import { AccountPage } from "#components/accounts/account-page.tsx";
import { NotificationChoices } from "#components/accounts/notification-choices.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireUser } from "#lib/accounts/web.ts";
import { readChoices } from "#lib/notifications/index.ts";

type Props = { searchParams: Promise<{ fait?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("sections.notifications.title") };
}

export default async function NotificationChoicesPage({ searchParams }: Props) {
  const user = await requireUser();
  const [{ fait }, t, choices] = await Promise.all([searchParams, getTranslations("account"), readChoices(user)]);
  return (
    <AccountPage section="notifications" lead={t("notifications.lead")} done={fait ? { title: t("saved") } : null}>
      <Notice tone="info">
        <p>{t("notifications.security")}</p>
      </Notice>
      <Form action={saveChoicesAction}>
        <NotificationChoices choices={choices} />
        <SubmitButton>{t("notifications.submit")}</SubmitButton>
      </Form>
    </AccountPage>
  );
}
