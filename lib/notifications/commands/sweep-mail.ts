import "server-only";
import { emptyMailbox } from "#lib/notifications/commands/deliver-mail.ts";
import { queueMail } from "#lib/notifications/commands/queue-mail.ts";
import { overdueRecipients } from "#lib/notifications/data/outbox.ts";
import type { Grouping } from "#lib/notifications/domain/grouping.ts";
import { mailAddressOf } from "#lib/notifications/domain/mail-address.ts";
import { now } from "#lib/platform/clock.ts";
import { pool, transaction } from "#lib/platform/db.ts";
import { logger } from "#lib/platform/logger.ts";
import { isAway, type Mail, sendMail } from "#lib/platform/mailer.ts";
import { newId } from "#lib/shared/ids.ts";
import { routes } from "#lib/shared/routes.ts";

/** Mailboxes that one sweep looks at; the next one is a minute away. */
const AT_ONCE = 2_000;

export type Swept = { readonly gathered: number; readonly sent: number; readonly stillWaiting: boolean };

/**
 * Every minute: makes the mails of several whose morning has come, and sends what could not leave before, or was left by a worker that
 * died. A server that does not answer at all is asked once.
 */
export async function sweepMail(send: (mail: Mail) => Promise<void> = sendMail): Promise<Swept> {
  const gathered = await gatherDue();
  let sent = 0;
  for (const recipient of await overdueRecipients(now(), AT_ONCE)) {
    try {
      sent += await emptyMailbox(recipient, send);
    } catch (error) {
      logger().warn({ err: error }, "mail waits");
      if (isAway(error)) return { gathered, sent, stillWaiting: true };
    }
  }
  return { gathered, sent, stillWaiting: false };
}

/** One mail for each person and grouping, in a transaction of its own: what is in it is in no other. */
async function gatherDue(): Promise<number> {
  const { rows } = await pool().query<{ user_id: string; grouping: Grouping }>(
    "select distinct user_id, grouping from grouped_notice where delivery_id is null and due_at <= $1 limit $2",
    [now(), AT_ONCE],
  );
  let made = 0;
  for (const { user_id, grouping } of rows) if (await gather(user_id, grouping)) made += 1;
  return made;
}

function gather(userId: string, grouping: Grouping): Promise<boolean> {
  const at = now();
  const deliveryId = newId(at.getTime());
  return transaction(async (tx) => {
    // Of two workers at once, the second finds nothing left.
    const { count } = await tx.groupedNotice.updateMany({
      where: { userId, grouping, deliveryId: null, dueAt: { lte: at } },
      data: { deliveryId },
    });
    const person = await tx.user.findUnique({
      where: { id: userId, status: "ACTIVE" },
      select: { firstName: true, loginEmail: true, contactEmail: true, contactVerified: true, locale: true },
    });
    if (count === 0) return false;
    if (!person) {
      await tx.groupedNotice.deleteMany({ where: { deliveryId } });
      return false;
    }
    await queueMail(tx, {
      deliveryId,
      to: mailAddressOf(person),
      locale: person.locale,
      template: grouping === "DAILY" ? "grouped.daily" : "grouped.weekly",
      params: { firstName: person.firstName, count: String(count) },
      link: routes.notifications(),
    });
    return true;
  });
}
