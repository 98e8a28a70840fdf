import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { Badge } from "#components/ui/status.tsx";
import { DateText } from "#components/ui/values.tsx";
import { ROLES } from "#lib/access/public.ts";
import { isInvoiceStatus } from "#lib/invoices/domain/status.ts";
import { isNotificationType, type NotificationView } from "#lib/notifications/index.ts";
import { typeKey } from "#lib/notifications/public.ts";

/** What a person was told, newest first. What they have not read says so in words. */
export function NotificationList({ notifications }: { notifications: readonly NotificationView[] }) {
  const t = useTranslations("notificationPage");
  const sentence = useSentence();
  return (
    <ul className="notification-list">
      {notifications.map((one) => (
        <li key={one.id} data-read={one.read}>
          <span>
            {one.link ? <Link href={one.link}>{sentence(one)}</Link> : sentence(one)}
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

/** What sentences may ask for and a notification may lack. */
const NOTHING = {
  number: "",
  otherParty: "",
  target: "",
  tries: "",
  person: "",
  structure: "",
  successor: "",
  before: "",
  after: "",
  what: "",
  account: "",
} as const;

/** A type that this version does not know still shows that something happened. */
function useSentence(): (one: NotificationView) => string {
  const t = useTranslations("notifications");
  const other = useTranslations("notificationPage")("other");
  const statuses = useTranslations("invoiceStatus");
  const roles = useTranslations("rights.roles");
  return ({ type, data }) => {
    if (!isNotificationType(type)) return other;
    const { status = "" } = data;
    const statusLabel = isInvoiceStatus(status) ? statuses(status) : status;
    const role = ROLES.find((one) => one === data.role);
    return t(typeKey(type), { ...NOTHING, ...data, statusLabel, roleLabel: role ? roles(role) : "" });
  };
}
