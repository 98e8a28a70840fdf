import "server-only";
import type { Reach } from "#lib/access/index.ts";
import { acrossReach, type ReadSide } from "#lib/invoices/data/invoice.scope.ts";
import { COUNT_LIMIT, runSql, type SqlValues, sqlValues } from "#lib/invoices/data/sql.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import type { Total } from "#lib/invoices/domain/views.ts";

export type StatusCount = { readonly status: InvoiceStatus; readonly count: number; readonly amount: string };

/** Rows by status with their TTC: from the kept counters for whole structures, counted for a right on some services only. */
export async function statusCounts(reaches: readonly Reach[], side: ReadSide): Promise<StatusCount[]> {
  const whole = reaches.filter((reach) => reach.serviceIds === "all");
  const partial = reaches.filter((reach) => reach.serviceIds !== "all");
  const params = sqlValues();
  const kept = `select status, count, amount from invoice_count
    where side = ${params.add(side === "issued" ? "ISSUED" : "RECEIVED")}::"CounterSide"
      and structure_id = any(${params.add(whole.map((reach) => reach.structureId))}::uuid[])`;
  const own = (scope: string) => `select i.status, count(*) as count,
    coalesce(sum(case i.invoice_type when 'AVOIR' then - i.total_incl_tax else i.total_incl_tax end), 0) as amount
    from invoice i where ${scope} group by i.status`;
  const counted = partial.length === 0 ? "" : `union all ${acrossReach(partial, side, params.add, own)}`;
  const text = `select status, sum(count)::int as count, sum(amount)::text as amount from (${kept} ${counted}) as all_counts
    where status <> 'SUPPRIMEE' group by status having sum(count) > 0 order by status`;
  return runSql<StatusCount>(text, params);
}

/** How many rows a filtered list has, up to a limit: the count stops there instead of reading a large supplier whole. */
export async function cappedCount(
  reaches: readonly Reach[],
  side: ReadSide,
  params: SqlValues,
  where: (scope: string) => string,
): Promise<Total> {
  const limit = params.add(COUNT_LIMIT + 1);
  const own = (scope: string) => `select 1 from invoice i where ${where(scope)} limit ${limit}`;
  const rows = acrossReach(reaches, side, params.add, own);
  const text = `select count(*)::int as count from (select 1 from (${rows}) as found limit ${limit}) as first_ones`;
  const [row] = await runSql<{ count: number }>(text, params);
  const count = row?.count ?? 0;
  return { count: Math.min(count, COUNT_LIMIT), exact: count <= COUNT_LIMIT };
}
