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

/**
 * What criteria that find few are worth asking once for: the ids, from which the page and its total are then taken, and the total. More than
 * a list counts are no longer few: `these` is null, and the total says so.
 */
export async function lookUp(
  reaches: readonly Reach[],
  side: ReadSide,
  conditions: (params: SqlValues) => readonly string[],
): Promise<{ readonly these: These | null; readonly total: Total }> {
  if (reaches.length === 0) return { these: { ids: [] }, total: { count: 0, exact: true } };
  const params = sqlValues();
  const where = conditions(params);
  const limit = params.add(COUNT_LIMIT + 1);
  const own = (scope: string) => `select i.id from invoice i where ${[scope, ...where].join("\n and ")} limit ${limit}`;
  const text = `select found.id from (${acrossReach(reaches, side, params.add, own)}) as found limit ${limit}`;
  const ids = (await runSql<{ id: string }>(text, params)).map(({ id }) => id);
  if (ids.length > COUNT_LIMIT) return { these: null, total: { count: COUNT_LIMIT, exact: false } };
  return { these: { ids }, total: { count: ids.length, exact: true } };
}
