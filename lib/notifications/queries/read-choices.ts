import "server-only";
import { CHANNELS, type Channel, type NotificationType, typesFor } from "#lib/notifications/domain/types.ts";
import { db } from "#lib/platform/db.ts";

export type NotificationChoice = {
  readonly type: NotificationType;
  readonly channels: readonly { readonly channel: Channel; readonly enabled: boolean }[];
};

/** By which channels a person is told of what: everything, until they say otherwise. */
export async function readChoices(self: { userId: string; systemRole: string }): Promise<NotificationChoice[]> {
  const { userId } = self;
  const rows = await db().notificationPreference.findMany({ where: { userId, enabled: false } });
  const off = new Set(rows.map(({ type, channel }) => `${type} ${channel}`));
  return typesFor(self.systemRole).map((type) => ({
    type,
    channels: CHANNELS.map((channel) => ({ channel, enabled: !off.has(`${type} ${channel}`) })),
  }));
}
