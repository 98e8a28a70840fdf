import "server-only";
import { ARCHIVED_AFTER_MONTHS, ARCHIVED_STATUSES } from "#lib/invoices/domain/status.ts";
import { now } from "#lib/platform/clock.ts";
import { pool } from "#lib/platform/db.ts";

const AT_ONCE = 5_000;
/** Written out: the index of what is left to archive is used for a text that names its statuses. */
const STATUSES = ARCHIVED_STATUSES.map((status) => `'${status}'`).join(", ");

/** Puts what has been over for a year among the archives (F-127), thousands at a time so that nobody waits. Returns how many. */
export async function archiveInvoices(): Promise<number> {
  const at = now();
  let archived = 0;
  for (;;) {
    const { rowCount } = await pool().query(
      `update invoice set archived_at = $1 where id in (
         select id from invoice where archived_at is null and status in (${STATUSES})
           and status_at < $1::timestamptz - make_interval(months => $2) order by status_at limit $3)`,
      [at, ARCHIVED_AFTER_MONTHS, AT_ONCE],
    );
    archived += rowCount ?? 0;
    if ((rowCount ?? 0) < AT_ONCE) return archived;
  }
}
