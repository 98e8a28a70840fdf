import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { Badge } from "#components/ui/status.tsx";
import { DateText } from "#components/ui/values.tsx";
import { isInvoiceStatus } from "#lib/invoices/domain/status.ts";
import type { NotificationView } from "#lib/notifications/index.ts";

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

/** A type that this version does not know still shows that something happened. */
function useSentence(): (one: NotificationView) => string {
  const t = useTranslations("notifications");
  const other = useTranslations("notificationPage")("other");
  const statuses = useTranslations("invoiceStatus");
  return ({ type, data }) => {
    const { number = "", otherParty = "", status = "", target = "", tries = "", person = "", structure = "" } = data;
    if (type === "attachment.requested") return t("attachment_requested", { person, structure });
    if (type === "attachment.approved") return t("attachment_approved", { structure });
    if (type === "attachment.refused") return t("attachment_refused", { structure });
    if (type === "account.attacked") return t("account_attacked", { target, tries });
    if (type === "account.sprayed") return t("account_sprayed", { target, tries });
    if (type === "invoice.received") return t("invoice_received", { number, otherParty });
    if (type !== "invoice.statusChanged") return other;
    const statusLabel = isInvoiceStatus(status) ? statuses(status) : status;
    return t("invoice_statusChanged", { number, otherParty, statusLabel });
  };
}
