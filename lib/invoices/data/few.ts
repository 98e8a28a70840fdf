import "server-only";
import type { Reach } from "#lib/access/index.ts";
import { acrossReach, type ReadSide } from "#lib/invoices/data/invoice.scope.ts";
import { COUNT_LIMIT, runSql, type SqlValues, sqlValues } from "#lib/invoices/data/sql.ts";
import type { Total } from "#lib/invoices/domain/views.ts";

/** Invoices that were looked up before: what stands for the criteria that found them. */
export type These = { readonly ids: readonly string[] };

export function areThese(criteria: object): criteria is These {
  return "ids" in criteria;
}

/** Condition: one of them. */
export function amongThese({ ids }: These, add: SqlValues["add"]): string {
  return `i.id = any(${add(ids)}::uuid[])`;
}

/** Which of the invoices that are found a page shows, in terms of `i`. */
export type PageOfFew = {
  /** What the order needs of each invoice, as columns of `i` that bear the names below. */
  readonly columns: string;
  readonly join?: string;
  /** What comes after the cursor, and the order by clause, in the names of the columns. */
  readonly after: readonly string[];
  readonly order: string;
  readonly limit: number;
};

/**
 * What criteria that find few are worth asking once for: their total, and the ids of the page, which alone are then read whole. More than
 * a list counts are no longer few: `these` is null, and the total says so.
 */
export async function lookUp(
  reaches: readonly Reach[],
  side: ReadSide,
  asked: (params: SqlValues) => { readonly where: readonly string[]; readonly page: PageOfFew },
): Promise<{ readonly these: These | null; readonly total: Total }> {
  if (reaches.length === 0) return { these: { ids: [] }, total: { count: 0, exact: true } };
  const params = sqlValues();
  const { where, page } = asked(params);
  const limit = params.add(COUNT_LIMIT + 1);
  const own = (scope: string) =>
    `select i.id, ${page.columns} from invoice i${page.join ?? ""} where ${[scope, ...where].join("\n and ")} limit ${limit}`;
  const after = page.after.length > 0 ? `where ${page.after.join(" and ")}` : "";
  const text = `with found as materialized (
      select mine.* from (${acrossReach(reaches, side, params.add, own)}) as mine limit ${limit}
    )
    select (select count(*)::int from found) as count,
      array(select i.id from found i ${after} order by ${page.order} limit ${params.add(page.limit)}) as ids`;
  const [found] = await runSql<{ count: number; ids: string[] }>(text, params);
  const { count, ids } = found ?? { count: 0, ids: [] };
  if (count > COUNT_LIMIT) return { these: null, total: { count: COUNT_LIMIT, exact: false } };
  return { these: { ids }, total: { count, exact: true } };
}
