import "server-only";
import { groupedLines } from "#lib/notifications/data/grouped-lines.ts";
import { type Claimed, claimNext, giveUp, markSent, tryAgain } from "#lib/notifications/data/outbox.ts";
import { isMailTemplate, type MailContent, renderMail } from "#lib/notifications/data/render-mail.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { logger } from "#lib/platform/logger.ts";
import { type Mail, refusedForGood, sendMail } from "#lib/platform/mailer.ts";
import { absoluteUrl, appOrigin } from "#lib/platform/origin.ts";
import { unseal } from "#lib/platform/seal.ts";

type Send = (mail: Mail) => Promise<void>;

/** Days after which a mail that no server takes is worth nothing any more. */
const GIVE_UP_DAYS = 3;
/** Seconds before a mail that could not leave is tried again; then every minute, by the sweep. */
const WAITS = [5, 15, 30] as const;

/** For the worker: one mail was ordered. Sends what waits for its address, in order; how many left. Throws when the server takes none: the sweep tries again. */
export async function deliverMail(job: { readonly deliveryId: string }, send: Send = sendMail): Promise<number> {
  const ordered = await db().mailDelivery.findUnique({
    where: { id: job.deliveryId },
    select: { recipient: true, sentAt: true, failedAt: true },
  });
  if (!ordered) throw new Error(`mail ${job.deliveryId} was never ordered`);
  return ordered.sentAt || ordered.failedAt ? 0 : emptyMailbox(ordered.recipient, send);
}

/**
 * Sends all that waits for one address, the oldest first, each in its turn: the next one leaves once the one before has. If the
 * process dies between the server's answer and the database's, the second mail has the same Message-ID, by which mailboxes tell.
 *
 * @param early also what is not yet due to be tried again.
 */
export async function emptyMailbox(recipient: string, send: Send = sendMail, early = false): Promise<number> {
  for (let sent = 0; ; sent += 1) {
    const mail = await claimNext(recipient, now(), early);
    if (!mail) return sent;
    await deliverOne(mail, send);
  }
}

async function deliverOne(mail: Claimed, send: Send): Promise<void> {
  const { id, recipient } = mail;
  let content: MailContent & { readonly replyTo?: string };
  try {
    content = await write(mail);
  } catch (error) {
    // It will never be writable: the others must not wait for it.
    logger().error({ err: error, mail: id, template: mail.template }, "mail could not be written");
    return giveUp(id, "NOT_WRITABLE", now());
  }
  const messageId = `<${id}@${new URL(appOrigin()).hostname}>`;
  try {
    await send({ to: mail.params.sendTo ?? recipient, ...content, messageId, date: mail.created_at });
  } catch (error) {
    const tooOld = now().getTime() - mail.created_at.getTime() > GIVE_UP_DAYS * 86_400_000;
    if (!tooOld && !refusedForGood(error)) {
      const seconds = WAITS[mail.tries - 1] ?? 60;
      await tryAgain(id, new Date(now().getTime() + seconds * 1000));
      throw error;
    }
    logger().warn({ mail: id, template: mail.template, tries: mail.tries }, "mail given up");
    return giveUp(id, tooOld ? "TOO_OLD" : "REFUSED", now());
  }
  await markSent(id, messageId, now());
}

async function write(mail: Claimed): Promise<MailContent & { readonly replyTo?: string }> {
  const { template, locale } = mail;
  if (!isMailTemplate(template)) throw new Error(`no mail is called ${template}`);
  const { sealed, sendTo: _sendTo, ...open } = mail.params;
  const secrets: Record<string, string> = sealed ? JSON.parse(unseal("mail", sealed)) : {};
  const { link, ...params } = { ...open, ...secrets };
  const lines = await groupedLines(mail.id);
  const content = renderMail(template, locale, params, { address: link ? absoluteUrl(link) : undefined, lines });
  return params.replyTo ? { ...content, replyTo: params.replyTo } : content;
}
