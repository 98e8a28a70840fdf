import "server-only";
import { queueMail } from "#lib/notifications/commands/queue-mail.ts";
import { habitsOf } from "#lib/notifications/data/mail-habits.ts";
import type { MailParams } from "#lib/notifications/data/render-mail.ts";
import { mailWays, nextGrouping } from "#lib/notifications/domain/grouping.ts";
import { mailAddressOf } from "#lib/notifications/domain/mail-address.ts";
import {
  ALWAYS_TOLD,
  type Channel,
  type NotificationData,
  type NotificationType,
} from "#lib/notifications/domain/types.ts";
import { now } from "#lib/platform/clock.ts";
import type { Tx } from "#lib/platform/db.ts";
import { sendSignal } from "#lib/platform/signals.ts";
import { newId } from "#lib/shared/ids.ts";

export type NotificationOrder<T extends NotificationType = NotificationType> = {
  readonly userIds: readonly string[];
  readonly type: T;
  readonly data: NotificationData[T];
  /** Path of the page that shows what happened. */
  readonly link: string;
  /** Parameters of the mail that must not rest readable, made for each person who gets one at once. */
  readonly secrets?: (userId: string) => Promise<MailParams>;
};

/**
 * Tells people something, in the bell and by mail, in the caller's transaction. Each channel is on until the person turned it
 * off, if it can be; mail at once, or gathered as they prefer. Mail goes to the contact address once it is verified, to the sign-in address before.
 */
export async function notify<T extends NotificationType>(tx: Tx, order: NotificationOrder<T>): Promise<void> {
  const at = now();
  const people = await tx.user.findMany({
    where: { id: { in: [...new Set(order.userIds)] }, status: "ACTIVE" },
    select: {
      id: true,
      firstName: true,
      loginEmail: true,
      contactEmail: true,
      contactVerified: true,
      locale: true,
      mailRhythms: { select: { application: true, rhythm: true, weekly: true } },
      preferences: { where: { type: order.type, enabled: false }, select: { channel: true } },
    },
  });
  const always = ALWAYS_TOLD.includes(order.type);
  const reached = (channel: Channel) =>
    people.filter((person) => always || !person.preferences.some((off) => off.channel === channel));
  const inPortal = reached("portal");
  await tx.notification.createMany({
    data: inPortal.map((person) => ({
      id: newId(at.getTime()),
      userId: person.id,
      type: order.type,
      data: order.data,
      link: order.link,
      createdAt: at,
    })),
  });
  for (const { id } of inPortal) await sendSignal(tx, { about: "person", userId: id });
  for (const person of reached("mail")) {
    const ways = mailWays(order.type, order.data, habitsOf(person.mailRhythms, order.type));
    if (ways.now) {
      await queueMail(tx, {
        to: mailAddressOf(person),
        locale: person.locale,
        template: order.type,
        params: { firstName: person.firstName, ...order.data },
        link: order.link,
        ...(order.secrets ? { secrets: await order.secrets(person.id) } : {}),
      });
    }
    for (const grouping of ways.groupings) {
      const dueAt = nextGrouping(grouping, at);
      const { type, data, link } = order;
      await tx.groupedNotice.create({
        data: { id: newId(at.getTime()), userId: person.id, grouping, type, data, link, createdAt: at, dueAt },
        select: { id: true },
      });
    }
  }
}
