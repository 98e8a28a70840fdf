import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { saveChoicesAction } from "#app/(portal)/mon-compte/notifications/save-choices.action.ts";
import { AccountPage } from "#components/accounts/account-page.tsx";
import { MailHabitsFields } from "#components/accounts/mail-habits-fields.tsx";
import { NotificationChoices } from "#components/accounts/notification-choices.tsx";
import { Details } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireUser } from "#lib/accounts/web.ts";
import { readChoices, readMailHabits } from "#lib/notifications/index.ts";

type Props = { searchParams: Promise<{ fait?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("sections.notifications.title") };
}

export default async function NotificationChoicesPage({ searchParams }: Props) {
  const user = await requireUser();
  const [{ fait }, t, choices, habits] = await Promise.all([
    searchParams,
    getTranslations("account"),
    readChoices(user),
    readMailHabits(user.userId),
  ]);
  return (
    <AccountPage section="notifications" lead={t("notifications.lead")} done={fait ? { title: t("saved") } : null}>
      <Notice tone="info">
        <p>{t("notifications.security")}</p>
      </Notice>
      <Form action={saveChoicesAction}>
        <MailHabitsFields habits={habits} />
        <Details summary={t("notifications.events")}>
          <NotificationChoices choices={choices} />
        </Details>
        <SubmitButton>{t("notifications.submit")}</SubmitButton>
      </Form>
    </AccountPage>
  );
}
