import "server-only";
import type { Reach } from "#lib/access/index.ts";
import { acrossReach } from "#lib/invoices/data/invoice.scope.ts";
import { COLUMNS, type Keyed, PARTIES } from "#lib/invoices/data/issued-columns.ts";
import {
  COUNT_LIMIT,
  fromMicroseconds,
  microseconds,
  runSql,
  type SqlValues,
  sqlValues,
} from "#lib/invoices/data/sql.ts";
import { cappedCount } from "#lib/invoices/data/totals-of-lists.ts";
import { type InvoiceStatus, SUPPLIER_WORK_STATUSES } from "#lib/invoices/domain/status.ts";
import type { IssuedRow, Total } from "#lib/invoices/domain/views.ts";
import { WORK_ORDERS, type WorkOrder } from "#lib/invoices/domain/work-order.ts";
import type { CursorKey } from "#lib/shared/pagination.ts";

export type WorkFilter = {
  /** Older rejections are left out. */
  readonly rejectedSince: Date | null;
  /** What this person takes care of. */
  readonly instructorId: string | null;
};

type By = {
  readonly column: string;
  readonly out: (column: string) => string;
  readonly back: (place: string) => string;
};

/** Before every moment, and less than every amount: what has no value yet has a place all the same. */
const BY: Readonly<Record<(typeof WORK_ORDERS)[WorkOrder]["by"], By>> = {
  statusAt: { column: "i.status_at", out: microseconds, back: fromMicroseconds },
  submittedAt: {
    column: "coalesce(i.submitted_at, timestamptz 'epoch')",
    out: microseconds,
    back: fromMicroseconds,
  },
  totalInclTax: { column: "coalesce(i.total_incl_tax, 0)", out: (c) => `${c}::text`, back: (p) => `${p}::numeric` },
};

/**
 * « Synthèse »: what waits for the supplier, by kind of gesture, and within each oldest first unless asked otherwise. Each structure and
 * status is read from its own index, so that the cost does not grow with what the supplier has already finished; another order than that
 * of the index sorts what waits for one gesture, and nothing more.
 */
export async function selectWorkList(
  reaches: readonly Reach[],
  options: WorkFilter & { readonly after: CursorKey | null; readonly limit: number; readonly order: WorkOrder },
): Promise<Keyed[]> {
  const params = sqlValues();
  const statuses = params.add(SUPPLIER_WORK_STATUSES);
  const limit = params.add(options.limit);
  const since = restricted(options, params);
  const { by, down } = WORK_ORDERS[options.order];
  const { out, back } = BY[by];
  const { column, way } = workPlace(options.order);
  const [rank, place, id] = options.after ?? [];
  const at = options.after ? params.add(rank) : "";
  const after = options.after
    ? `and (work.rank > ${at}::bigint or (work.rank = ${at}::bigint
        and (${column}, i.id) ${down ? "<" : ">"} (${back(params.add(place))}, ${params.add(id)}::uuid)))`
    : "";
  const waiting = (scope: string) => `select own.id, work.rank, own.place
    from unnest(${statuses}::"InvoiceStatus"[]) with ordinality as work (status, rank)
    cross join lateral (
      select i.id, ${column} as place from invoice i
      where ${scope} and i.status = work.status and i.rejection_handled_at is null ${since} ${after}
      order by ${column} ${way}, i.id ${way} limit ${limit}
    ) as own`;
  const text = `select ${COLUMNS}, page.rank::int as rank, page.key_at from (
      select mine.id, mine.rank, mine.place, ${out("mine.place")} as key_at
      from (${acrossReach(reaches, "issued", params.add, waiting)}) as mine
      order by mine.rank, mine.place ${way}, mine.id ${way} limit ${limit}
    ) as page join invoice i on i.id = page.id ${PARTIES}
    order by page.rank, page.place ${way}, page.id ${way}`;
  const rows = await runSql<IssuedRow & { rank: number; key_at: string }>(text, params);
  const keyOf = (text: string) => (by === "totalInclTax" ? text : Number(text));
  return rows.map(({ rank: r, key_at, ...row }) => ({ row, key: [r, keyOf(key_at), row.id] }));
}

/** What an order sorts an invoice `i` by within its group, and which way. */
export function workPlace(order: WorkOrder) {
  const { by, down } = WORK_ORDERS[order];
  return { column: BY[by].column, way: down ? "desc" : "asc" } as const;
}

/** The condition on an invoice `i` of the scope that it waits for the supplier. */
export function waitsForSupplier(scope: string, filter: WorkFilter, params: SqlValues): string {
  return `${scope} and i.status = any(${params.add(SUPPLIER_WORK_STATUSES)}::"InvoiceStatus"[])
    and i.rejection_handled_at is null ${restricted(filter, params)}`;
}

export function countWorkList(reaches: readonly Reach[], filter: WorkFilter): Promise<Total> {
  const params = sqlValues();
  return cappedCount(reaches, "issued", params, (scope) => waitsForSupplier(scope, filter, params));
}

/**
 * How many wait for each kind of gesture. For whole structures from the kept counters, and rejections from the index of those that nobody
 * has treated; counted up to a limit where neither tells: for a right on some services only, or what one person takes care of.
 */
export async function countWorkGroups(
  reaches: readonly Reach[],
  filter: WorkFilter,
): Promise<ReadonlyMap<InvoiceStatus, Total>> {
  const isKept = ({ serviceIds }: Reach) => serviceIds === "all" && filter.instructorId === null;
  const [whole, others] = [reaches.filter(isKept), reaches.filter((reach) => !isKept(reach))];
  const params = sqlValues();
  const limit = params.add(COUNT_LIMIT + 1);
  const more = restricted(filter, params);
  const firstOnes = (condition: string) => `select count(*) as count from (
    select 1 from invoice i where ${condition} and i.rejection_handled_at is null ${more} limit ${limit}) as found`;
  const parts: string[] = [];
  if (whole.length > 0) {
    // Of these statuses nothing is ever treated and waits no more: all that have it are counted.
    const statuses = params.add(SUPPLIER_WORK_STATUSES.filter((status) => status !== "REJETEE"));
    const ids = params.add(whole.map(({ structureId }) => structureId));
    parts.push(
      `select k.status, k.count, true as whole from invoice_count k where k.side = 'ISSUED'
        and k.structure_id = any(${ids}::uuid[]) and k.status = any(${statuses}::"InvoiceStatus"[])`,
      acrossReach(
        whole,
        "issued",
        params.add,
        (scope) => `select 'REJETEE'::"InvoiceStatus" as status, rejected.count, false as whole
          from (${firstOnes(`${scope} and i.status = 'REJETEE'`)}) as rejected`,
      ),
    );
  }
  if (others.length > 0) {
    const statuses = params.add(SUPPLIER_WORK_STATUSES);
    parts.push(
      acrossReach(
        others,
        "issued",
        params.add,
        (
          scope,
        ) => `select work.status, first_ones.count, false as whole from unnest(${statuses}::"InvoiceStatus"[]) as work (status)
          cross join lateral (${firstOnes(`${scope} and i.status = work.status`)}) as first_ones`,
      ),
    );
  }
  if (parts.length === 0) return new Map();
  const text = `select status, sum(count)::int as count, coalesce(sum(count) filter (where not whole), 0)::int as seen
    from (${parts.map((part) => `(${part})`).join(" union all ")}) as each group by status having sum(count) > 0`;
  const rows = await runSql<{ status: InvoiceStatus; count: number; seen: number }>(text, params);
  return new Map(
    rows.map(({ status, count, seen }) => [
      status,
      seen <= COUNT_LIMIT ? { count, exact: true } : { count: COUNT_LIMIT, exact: false },
    ]),
  );
}

function restricted({ rejectedSince, instructorId }: WorkFilter, params: SqlValues): string {
  const since = rejectedSince ? ` and (i.status <> 'REJETEE' or i.status_at >= ${params.add(rejectedSince)})` : "";
  return instructorId ? `${since} and i.instructor_id = ${params.add(instructorId)}::uuid` : since;
}
