import "server-only";

export { deliverMail } from "#lib/notifications/commands/deliver-mail.ts";
export { forgetPerson } from "#lib/notifications/commands/forget-person.ts";
export { markRead } from "#lib/notifications/commands/mark-read.ts";
export { type NotificationOrder, notify } from "#lib/notifications/commands/notify.ts";
export { type MailOrder, queueMail } from "#lib/notifications/commands/queue-mail.ts";
export { saveChoices } from "#lib/notifications/commands/save-choices.ts";
export type { MailTemplate } from "#lib/notifications/data/render-mail.ts";
export {
  type Channel,
  isNotificationType,
  type NotificationData,
  type NotificationType,
} from "#lib/notifications/domain/types.ts";
export {
  countUnread,
  listNotifications,
  type NotificationView,
  type Unread,
  unreadOf,
} from "#lib/notifications/queries/list-notifications.ts";
export { type NotificationChoice, readChoices } from "#lib/notifications/queries/read-choices.ts";
