import { useTranslations } from "next-intl";
import { notificationSentence } from "#components/notifications/sentence.ts";
import { Link } from "#components/ui/link.tsx";
import { Badge } from "#components/ui/status.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { NotificationView } from "#lib/notifications/index.ts";

/** What a person was told, newest first. What they have not read says so in words. */
export function NotificationList({ notifications }: { notifications: readonly NotificationView[] }) {
  const t = useTranslations("notificationPage");
  const words = {
    sentences: useTranslations("notifications"),
    page: t,
    statuses: useTranslations("invoiceStatus"),
    roles: useTranslations("rights.roles"),
  };
  return (
    <ul className="notification-list">
      {notifications.map((one) => (
        <li key={one.id} data-read={one.read}>
          <span>
            {one.link ? (
              <Link href={one.link}>{notificationSentence(words, one)}</Link>
            ) : (
              notificationSentence(words, one)
            )}
            {!one.read && <Badge tone="wait">{t("unread")}</Badge>}
          </span>
          <span className="muted">
            <DateText value={one.at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
