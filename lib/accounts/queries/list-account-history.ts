import "server-only";
import { type AccountEvent, keyOf, textsOf } from "#lib/accounts/domain/history.ts";
import { pool } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";
import { decodeCursor, type Page, pageOf } from "#lib/shared/pagination.ts";

export const HISTORY_PAGE = 25;

type Row = {
  id: string;
  at: Date;
  type: string;
  address: string | null;
  detail: unknown;
  by_support: boolean;
};

/** Own events by one index, support's by the other. Addresses of support are theirs, not shown. */
const SQL = `
  select * from (
    (select id, at, type, address, detail, false as by_support from audit_event
      where user_id = $1 and type like 'account.%' and type <> 'account.assisted' and (at, id) < ($2, $3)
      order by at desc, id desc limit $4)
    union all
    (select id, at, type, null, detail, true from audit_event
      where subject_type = 'user' and subject_id = $1 and type = 'account.assisted' and (at, id) < ($2, $3)
      order by at desc, id desc limit $4)
  ) both_kinds order by at desc, id desc limit $4`;

const START = ["9999-12-31T00:00:00.000Z", "ffffffff-ffff-ffff-ffff-ffffffffffff"] as const;

/** What happened on an account, newest first: what its owner did or was refused, and what support did to it. */
export async function listAccountHistory(
  userId: string,
  cursor?: string,
  size = HISTORY_PAGE,
): Promise<Page<AccountEvent>> {
  const [at, id] = readCursor(cursor) ?? START;
  const { rows } = await pool().query<Row>(SQL, [userId, at, id, size + 1]);
  const events = rows.map((row) => ({
    id: row.id,
    at: row.at,
    type: row.type.replace(/^account\./, ""),
    address: row.address,
    detail: textsOf(row.detail),
    bySupport: row.by_support,
  }));
  return pageOf(events, size, keyOf);
}

function readCursor(cursor: string | undefined): readonly [string, string] | null {
  const [at, id] = decodeCursor(cursor, 2) ?? [];
  if (typeof at !== "string" || typeof id !== "string" || !isId(id)) return null;
  return Number.isNaN(Date.parse(at)) ? null : [at, id];
}
