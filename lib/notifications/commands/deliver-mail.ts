import "server-only";
import { isMailTemplate, renderMail } from "#lib/notifications/data/render-mail.ts";
import { now } from "#lib/platform/clock.ts";
import { transaction } from "#lib/platform/db.ts";
import { type Mail, sendMail } from "#lib/platform/mailer.ts";
import { absoluteUrl, appOrigin } from "#lib/platform/origin.ts";
import type { Jobs } from "#lib/platform/queue.ts";
import { unseal } from "#lib/platform/seal.ts";

/**
 * Sends one ordered mail, for the worker. A job that runs twice sends once: the delivery's row is locked while the mail leaves
 * and says when it did. If the process dies between the server's answer and the commit, the second mail has the same Message-ID.
 * Throws when the server does not take it: the queue tries again.
 */
export async function deliverMail(
  job: Jobs["mail.send"],
  send: (mail: Mail) => Promise<void> = sendMail,
): Promise<"sent" | "already-sent"> {
  const { template, deliveryId } = job;
  if (!isMailTemplate(template)) throw new Error(`no mail is called ${template}`);
  const { sealed, ...open } = job.params;
  const secrets: Record<string, string> = sealed ? JSON.parse(unseal("mail", sealed)) : {};
  const { link, ...params } = { ...open, ...secrets };
  const content = renderMail(template, job.locale, params, link ? absoluteUrl(link) : undefined);
  const messageId = `<${deliveryId}@${new URL(appOrigin()).hostname}>`;
  return transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ sent_at: Date | null }[]>`
      select sent_at from mail_delivery where id = ${deliveryId}::uuid for update`;
    const [delivery] = rows;
    if (!delivery) throw new Error(`mail ${deliveryId} was never ordered`);
    if (delivery.sent_at) return "already-sent";
    await send({ to: job.to, ...content, messageId });
    await tx.mailDelivery.update({ where: { id: deliveryId }, data: { sentAt: now(), messageId } });
    return "sent";
  });
}
