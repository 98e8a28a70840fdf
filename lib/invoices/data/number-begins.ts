import "server-only";
import type { Reach } from "#lib/access/index.ts";
import { acrossReach, type ReadSide } from "#lib/invoices/data/invoice.scope.ts";
import { numberBegins, runSql, sqlValues } from "#lib/invoices/data/sql.ts";

/** Who types that much of a number types its beginning, if not the whole. */
const ENOUGH = 6;

type Sought = { readonly number?: string | undefined; readonly text?: string | undefined };

/**
 * Criteria as they are asked of the invoices: a number is looked for at the beginning of numbers when one of the reader's begins so, whatever
 * the other criteria, and anywhere in them when none does. The beginning is read from `invoice_issued_by_number` or `invoice_received_by_number`, whose cost
 * does not grow with the invoices of others; anywhere, from the groups of letters of all of them.
 */
export async function settled<C extends Sought>(
  reaches: readonly Reach[],
  side: ReadSide,
  criteria: C,
): Promise<C & { readonly numberBegins?: true }> {
  const typed = criteria.number ?? criteria.text ?? "";
  if (reaches.length === 0 || typed.length < ENOUGH) return criteria;
  const params = sqlValues();
  const begins = numberBegins(typed, params.add);
  const own = (scope: string) => `select 1 as found from invoice i where ${scope} and ${begins} limit 1`;
  const rows = await runSql(`select 1 from (${acrossReach(reaches, side, params.add, own)}) as one limit 1`, params);
  return rows.length > 0 ? { ...criteria, numberBegins: true } : criteria;
}
