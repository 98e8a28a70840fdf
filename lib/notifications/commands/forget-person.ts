import "server-only";
import type { Tx } from "#lib/platform/db.ts";

/** Forgets what was told to a person who closes their account: notifications, choices, and the addresses that mails went to. */
export async function forgetPerson(
  tx: Tx,
  { userId, addresses, pseudonym }: { userId: string; addresses: readonly string[]; pseudonym: string },
): Promise<void> {
  await tx.notification.deleteMany({ where: { userId } });
  await tx.notificationPreference.deleteMany({ where: { userId } });
  await tx.mailRhythm.deleteMany({ where: { userId } });
  await tx.groupedNotice.deleteMany({ where: { userId } });
  // What has not left yet keeps where it goes until it does.
  await tx.$executeRaw`
    update mail_delivery set recipient = ${pseudonym},
      params = case when params is null then null else params || jsonb_build_object('sendTo', recipient) end
    where recipient = any(${[...addresses]})`;
}
