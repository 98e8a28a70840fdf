import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { markAllReadAction } from "#app/(portal)/notifications/mark-all-read.action.ts";
import { NotificationList } from "#components/notifications/notification-list.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireActor } from "#lib/access/web.ts";
import { listNotifications } from "#lib/notifications/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** As many as are kept in sight; older ones stay in the history of each invoice. */
const SHOWN = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notificationPage"))("title") };
}

export default async function NotificationsPage() {
  const actor = await requireActor(routes.notifications());
  const [t, notifications] = await Promise.all([
    getTranslations("notificationPage"),
    listNotifications(actor.userId, SHOWN),
  ]);
  return (
    <Page title={t("title")} lead={t("lead")}>
      {notifications.some((one) => !one.read) && (
        <Form action={markAllReadAction}>
          <SubmitButton look="secondary">{t("markAllRead")}</SubmitButton>
        </Form>
      )}
      {notifications.length > 0 ? (
        <NotificationList notifications={notifications} />
      ) : (
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      )}
    </Page>
  );
}
