import "server-only";
import type { Subject } from "#lib/access/domain/can.ts";
import type { Permission } from "#lib/access/domain/grants.ts";
import { holdersOf } from "#lib/access/queries/holders.ts";
import { type NotificationData, type NotificationType, notify } from "#lib/notifications/index.ts";
import type { Tx } from "#lib/platform/db.ts";

export type HoldersOrder<T extends NotificationType> = {
  readonly permission: Permission;
  readonly subject: Subject;
  /** Whoever did it knows already. */
  readonly except?: string | null;
  readonly type: T;
  readonly data: NotificationData[T];
  readonly link: string;
};

/** Tells everyone who holds a permission on a structure or service, in the caller's transaction. */
export async function notifyHolders<T extends NotificationType>(tx: Tx, order: HoldersOrder<T>): Promise<void> {
  const { permission, subject, except, type, data, link } = order;
  const userIds = (await holdersOf(tx, permission, subject)).filter((userId) => userId !== except);
  await notify(tx, { userIds, type, data, link });
}
