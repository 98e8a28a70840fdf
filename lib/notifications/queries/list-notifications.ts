import "server-only";
import { db, pool } from "#lib/platform/db.ts";

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

export type Unread = { readonly unread: number; readonly newest: NotificationView | null };

/** How many each of these people has not read, and the newest of them. Who has read everything is not in it. */
export async function unreadOf(userIds: readonly string[]): Promise<ReadonlyMap<string, Unread>> {
  if (userIds.length === 0) return new Map();
  const { rows } = await pool().query<UnreadRow>(UNREAD, [userIds]);
  return new Map(
    rows.map(({ user_id, unread, id, type, data, link, created_at }) => [
      user_id,
      { unread, newest: { id, type, data: texts(data), link, read: false, at: created_at } },
    ]),
  );
}

type UnreadRow = {
  user_id: string;
  unread: number;
  id: string;
  type: string;
  data: unknown;
  link: string | null;
  created_at: Date;
};

const UNREAD = `
  select distinct on (user_id) user_id, count(*) over (partition by user_id)::int as unread, id, type, data, link, created_at
  from notification where user_id = any($1::uuid[]) and read_at is null
  order by user_id, created_at desc, id desc`;

/** The parameters of a sentence: whatever else a row may hold is left out. */
function texts(data: unknown): Record<string, string> {
  if (typeof data !== "object" || data === null) return {};
  return Object.fromEntries(
    Object.entries(data).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  );
}
