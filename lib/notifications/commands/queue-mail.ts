import "server-only";
import type { MailParams, MailTemplate } from "#lib/notifications/data/render-mail.ts";
import { now } from "#lib/platform/clock.ts";
import type { Tx } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/queue.ts";
import { seal } from "#lib/platform/seal.ts";
import { newId } from "#lib/shared/ids.ts";

export type MailOrder = {
  readonly to: string;
  readonly template: MailTemplate;
  readonly locale: string;
  readonly params: MailParams;
  /** Path of the portal that the mail leads to. */
  readonly link?: string | null;
  /** Parameters that must not rest readable in the outbox: a sign-in code, or a `link` that opens something. */
  readonly secrets?: MailParams;
  /** Chosen by the caller when other rows name the mail. */
  readonly deliveryId?: string;
};

/** Orders one mail in the caller's transaction: it leaves if, and only if, what it tells has happened. */
export async function queueMail(tx: Tx, order: MailOrder): Promise<void> {
  const at = now();
  const deliveryId = order.deliveryId ?? newId(at.getTime());
  await tx.mailDelivery.create({
    data: {
      id: deliveryId,
      recipient: order.to,
      template: order.template,
      locale: order.locale,
      params: {
        ...order.params,
        ...(order.link ? { link: order.link } : {}),
        ...(order.secrets ? { sealed: seal("mail", JSON.stringify(order.secrets)) } : {}),
      },
      createdAt: at,
    },
    select: { id: true },
  });
  await enqueue(tx, "mail.send", { deliveryId });
}
