import "server-only";

export { deliverMail } from "#lib/notifications/commands/deliver-mail.ts";
export { markRead } from "#lib/notifications/commands/mark-read.ts";
export { type NotificationOrder, notify } from "#lib/notifications/commands/notify.ts";
export { type MailOrder, queueMail } from "#lib/notifications/commands/queue-mail.ts";
export type { MailTemplate } from "#lib/notifications/data/render-mail.ts";
export type { Channel, NotificationData, NotificationType } from "#lib/notifications/domain/types.ts";
export {
  countUnread,
  listNotifications,
  type NotificationView,
} from "#lib/notifications/queries/list-notifications.ts";
