import "server-only";
import { db } from "#lib/platform/db.ts";

export type NotificationView = {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, string>>;
  readonly link: string | null;
  readonly read: boolean;
  readonly at: Date;
};

/** The bell: a person's latest notifications, newest first. */
export async function listNotifications(userId: string, limit = 20): Promise<NotificationView[]> {
  const rows = await db().notification.findMany({
    where: { userId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    select: { id: true, type: true, data: true, link: true, readAt: true, createdAt: true },
  });
  return rows.map(({ readAt, createdAt, data, ...row }) => ({
    ...row,
    data: texts(data),
    read: readAt !== null,
    at: createdAt,
  }));
}

/** How many a person has not read. */
export function countUnread(userId: string): Promise<number> {
  return db().notification.count({ where: { userId, readAt: null } });
}

/** The parameters of a sentence: whatever else a row may hold is left out. */
function texts(data: unknown): Record<string, string> {
  if (typeof data !== "object" || data === null) return {};
  return Object.fromEntries(
    Object.entries(data).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  );
}
