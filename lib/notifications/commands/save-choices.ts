import "server-only";
import { recordAudit } from "#lib/audit/index.ts";
import { CHANNELS, type Channel, type NotificationType, typesFor } from "#lib/notifications/domain/types.ts";
import { transaction } from "#lib/platform/db.ts";

/** Saves the whole table of a person's choices: what `wanted` does not hold is turned off, among what they can be told of. Audits when something changed. */
export async function saveChoices(
  self: { readonly userId: string; readonly sessionId: string; readonly systemRole: string },
  wanted: (type: NotificationType, channel: Channel) => boolean,
): Promise<void> {
  const { userId } = self;
  await transaction(async (tx) => {
    const before = await tx.notificationPreference.findMany({ where: { userId, enabled: false } });
    const off = new Set(before.map(({ type, channel }) => `${type} ${channel}`));
    let changed = false;
    for (const type of typesFor(self.systemRole)) {
      for (const channel of CHANNELS) {
        const enabled = wanted(type, channel);
        if (enabled !== off.has(`${type} ${channel}`)) continue;
        changed = true;
        await tx.notificationPreference.upsert({
          where: { userId_type_channel: { userId, type, channel } },
          create: { userId, type, channel, enabled },
          update: { enabled },
        });
      }
    }
    if (!changed) return;
    await recordAudit(tx, {
      type: "account.preferencesChanged",
      detail: { fields: ["notifications"] },
      userId,
      sessionId: self.sessionId,
    });
  });
}
