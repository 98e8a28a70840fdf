import "server-only";

export { deliverMail } from "#lib/notifications/commands/deliver-mail.ts";
export { forgetPerson } from "#lib/notifications/commands/forget-person.ts";
export { markRead } from "#lib/notifications/commands/mark-read.ts";
export { type NotificationOrder, notify } from "#lib/notifications/commands/notify.ts";
export { type MailOrder, queueMail } from "#lib/notifications/commands/queue-mail.ts";
export { saveChoices } from "#lib/notifications/commands/save-choices.ts";
export { saveMailHabits } from "#lib/notifications/commands/save-mail-habits.ts";
export { type Swept, sweepMail } from "#lib/notifications/commands/sweep-mail.ts";
export type { MailTemplate } from "#lib/notifications/data/render-mail.ts";
export {
  MAIL_APPLICATIONS,
  type MailApplication,
  type MailHabits,
  RHYTHMS,
} from "#lib/notifications/domain/grouping.ts";
export { mailAddressOf } from "#lib/notifications/domain/mail-address.ts";
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
export { readMailHabits } from "#lib/notifications/queries/read-mail-habits.ts";
