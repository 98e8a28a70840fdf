import "server-only";
import type { Reach } from "#lib/access/index.ts";
import { lookUp, type These } from "#lib/invoices/data/few.ts";
import { acrossReach } from "#lib/invoices/data/invoice.scope.ts";
import { COLUMNS, type Keyed, PARTIES } from "#lib/invoices/data/issued-columns.ts";
import { conditions } from "#lib/invoices/data/issued-conditions.ts";
import { fromMicroseconds, microseconds, runSql, type SqlValues, sqlValues } from "#lib/invoices/data/sql.ts";
import { cappedCount } from "#lib/invoices/data/totals-of-lists.ts";
import type { CursorPart, IssuedCriteria } from "#lib/invoices/domain/criteria.ts";
import type { IssuedOrder } from "#lib/invoices/domain/issued-search.ts";
import type { IssuedRow, Total } from "#lib/invoices/domain/views.ts";
import type { CursorKey } from "#lib/shared/pagination.ts";

type By = {
  readonly column: "submitted_at" | "issue_date" | "total_incl_tax";
  readonly part: CursorPart;
  /** The column as a cursor holds it, and back. */
  readonly out: (column: string) => string;
  readonly back: (place: string) => string;
};
const DEPOSIT: By = { column: "submitted_at", part: "momentOrNull", out: microseconds, back: fromMicroseconds };
const ISSUE: By = { column: "issue_date", part: "dayOrNull", out: (c) => `${c}::text`, back: (p) => `${p}::date` };
const AMOUNT: By = {
  column: "total_incl_tax",
  part: "amountOrNull",
  out: (c) => `${c}::text`,
  back: (p) => `${p}::numeric`,
};

/**
 * The orders offered: those of `invoice_issued_list`, `invoice_issued_by_date` and `invoice_issued_by_amount`, each read from either end.
 * What has no value yet (a draft's date of deposit) comes first going down, last going up.
 */
const ORDERS: Readonly<Record<IssuedOrder, By & { readonly down: boolean }>> = {
  newest: { ...DEPOSIT, down: true },
  oldest: { ...DEPOSIT, down: false },
  latestIssued: { ...ISSUE, down: true },
  earliestIssued: { ...ISSUE, down: false },
  largest: { ...AMOUNT, down: true },
  smallest: { ...AMOUNT, down: false },
};

/** What a cursor of that order is made of. */
export function cursorParts(order: IssuedOrder): readonly CursorPart[] {
  return [ORDERS[order].part, "id"];
}

/** The order by clause, of the columns of `table`. */
export function orderBy(order: IssuedOrder, table = ""): string {
  const { column, down } = ORDERS[order];
  return down
    ? `${table}${column} desc nulls first, ${table}id desc`
    : `${table}${column} asc nulls last, ${table}id asc`;
}

export type IssuedPage = { readonly after: CursorKey | null; readonly limit: number; readonly order: IssuedOrder };

/** « Rechercher ». */
export async function selectIssued(
  reaches: readonly Reach[],
  criteria: IssuedCriteria | These,
  { order, ...options }: IssuedPage,
): Promise<Keyed[]> {
  const params = sqlValues();
  const { column, part, out } = ORDERS[order];
  const where = [...conditions(criteria, params), ...afterKey(order, options.after, params)]
    .map((one) => ` and ${one}`)
    .join("\n");
  const limit = params.add(options.limit);
  const own = (scope: string) =>
    `select i.id, i.${column} from invoice i where ${scope}${where} order by ${orderBy(order, "i.")} limit ${limit}`;
  const text = `select ${COLUMNS}, page.key_at from (
      select mine.*, ${out(`mine.${column}`)} as key_at
      from (${acrossReach(reaches, "issued", params.add, own)}) as mine
      order by ${orderBy(order)} limit ${limit}
    ) as page join invoice i on i.id = page.id ${PARTIES}
    order by ${orderBy(order, "page.")}`;
  const rows = await runSql<IssuedRow & { key_at: string | null }>(text, params);
  return rows.map(({ key_at, ...row }) => ({
    row,
    key: [key_at !== null && part === "momentOrNull" ? Number(key_at) : key_at, row.id],
  }));
}

export function countIssued(reaches: readonly Reach[], criteria: IssuedCriteria): Promise<Total> {
  const params = sqlValues();
  const where = conditions(criteria, params);
  return cappedCount(reaches, "issued", params, (scope) => [scope, ...where].join("\n and "));
}

/** The invoices of a number, which are few: their total, and those of a page. */
export function lookUpIssued(reaches: readonly Reach[], criteria: IssuedCriteria, { after, limit, order }: IssuedPage) {
  return lookUp(reaches, "issued", (params) => ({
    where: conditions(criteria, params),
    page: {
      columns: `i.${ORDERS[order].column}`,
      after: afterKey(order, after, params),
      order: orderBy(order, "i."),
      limit,
    },
  }));
}

/** What comes after a key; rows without a value are at one end. */
function afterKey(order: IssuedOrder, after: CursorKey | null, params: SqlValues): string[] {
  if (!after) return [];
  const { column, down, back } = ORDERS[order];
  const [value, id] = after;
  const place = `${params.add(id)}::uuid`;
  if (value === null) {
    return down ? [`(i.${column} is not null or i.id < ${place})`] : [`(i.${column} is null and i.id > ${place})`];
  }
  const key = `(${back(params.add(value))}, ${place})`;
  return down ? [`(i.${column}, i.id) < ${key}`] : [`(i.${column} is null or (i.${column}, i.id) > ${key})`];
}
