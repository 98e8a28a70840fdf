import "server-only";
import type { Reach } from "#lib/access/index.ts";
import { acrossReach } from "#lib/invoices/data/invoice.scope.ts";
import { COLUMNS, type Keyed, PARTIES } from "#lib/invoices/data/issued-columns.ts";
import { fromMicroseconds, microseconds, runSql, type SqlValues, sqlValues } from "#lib/invoices/data/sql.ts";
import { cappedCount } from "#lib/invoices/data/totals-of-lists.ts";
import { SUPPLIER_WORK_STATUSES } from "#lib/invoices/domain/status.ts";
import type { IssuedRow, Total } from "#lib/invoices/domain/views.ts";
import type { CursorKey } from "#lib/shared/pagination.ts";

/**
 * « Synthèse »: what waits for the supplier, by kind of gesture and oldest first. Each structure and status is read from its own
 * index, so that the cost does not grow with what the supplier has already finished.
 */
export async function selectWorkList(
  reaches: readonly Reach[],
  options: { readonly rejectedSince: Date | null; readonly after: CursorKey | null; readonly limit: number },
): Promise<Keyed[]> {
  const params = sqlValues();
  const statuses = params.add(SUPPLIER_WORK_STATUSES);
  const limit = params.add(options.limit);
  const since = options.rejectedSince
    ? `and (i.status <> 'REJETEE' or i.status_at >= ${params.add(options.rejectedSince)})`
    : "";
  const [rank, at, id] = options.after ?? [];
  const after = options.after
    ? `and (work.rank, i.status_at, i.id) > (${params.add(rank)}::bigint, ${fromMicroseconds(params.add(at))}, ${params.add(id)}::uuid)`
    : "";
  const waiting = (scope: string) => `select own.id, work.rank, own.status_at
    from unnest(${statuses}::"InvoiceStatus"[]) with ordinality as work (status, rank)
    cross join lateral (
      select i.id, i.status_at from invoice i
      where ${scope} and i.status = work.status and i.rejection_handled_at is null ${since} ${after}
      order by i.status_at, i.id limit ${limit}
    ) as own`;
  const text = `select ${COLUMNS}, page.rank::int as rank, page.key_at from (
      select mine.id, mine.rank, mine.status_at, ${microseconds("mine.status_at")} as key_at
      from (${acrossReach(reaches, "issued", params.add, waiting)}) as mine
      order by mine.rank, mine.status_at, mine.id limit ${limit}
    ) as page join invoice i on i.id = page.id ${PARTIES}
    order by page.rank, page.status_at, page.id`;
  const rows = await runSql<IssuedRow & { rank: number; key_at: string }>(text, params);
  return rows.map(({ rank: r, key_at, ...row }) => ({ row, key: [r, Number(key_at), row.id] }));
}

/** The condition on an invoice `i` of the scope that it waits for the supplier. */
export function waitsForSupplier(scope: string, rejectedSince: Date | null, params: SqlValues): string {
  const since = rejectedSince ? `and (i.status <> 'REJETEE' or i.status_at >= ${params.add(rejectedSince)})` : "";
  return `${scope} and i.status = any(${params.add(SUPPLIER_WORK_STATUSES)}::"InvoiceStatus"[])
    and i.rejection_handled_at is null ${since}`;
}

export function countWorkList(reaches: readonly Reach[], rejectedSince: Date | null): Promise<Total> {
  const params = sqlValues();
  return cappedCount(reaches, "issued", params, (scope) => waitsForSupplier(scope, rejectedSince, params));
}
