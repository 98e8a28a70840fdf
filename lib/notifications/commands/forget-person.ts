import "server-only";
import type { Tx } from "#lib/platform/db.ts";

/** Forgets what was told to a person who closes their account: notifications, choices, and the addresses that mails went to. */
export async function forgetPerson(
  tx: Tx,
  { userId, addresses, pseudonym }: { userId: string; addresses: readonly string[]; pseudonym: string },
): Promise<void> {
  await tx.notification.deleteMany({ where: { userId } });
  await tx.notificationPreference.deleteMany({ where: { userId } });
  await tx.mailDelivery.updateMany({
    where: { recipient: { in: [...addresses] } },
    data: { recipient: pseudonym },
  });
}
