import "server-only";
import { CHANNELS, type Channel, NOTIFICATION_TYPES, type NotificationType } from "#lib/notifications/domain/types.ts";
import { db } from "#lib/platform/db.ts";

export type NotificationChoice = {
  readonly type: NotificationType;
  readonly channels: readonly { readonly channel: Channel; readonly enabled: boolean }[];
};

/** By which channels a person is told of what: everything, until they say otherwise. */
export async function readChoices(userId: string): Promise<NotificationChoice[]> {
  const rows = await db().notificationPreference.findMany({ where: { userId, enabled: false } });
  const off = new Set(rows.map(({ type, channel }) => `${type} ${channel}`));
  return NOTIFICATION_TYPES.map((type) => ({
    type,
    channels: CHANNELS.map((channel) => ({ channel, enabled: !off.has(`${type} ${channel}`) })),
  }));
}
