import "server-only";
import type { Reach } from "#lib/access/index.ts";
import { acrossReach, type ReadSide } from "#lib/invoices/data/invoice.scope.ts";
import { runSql, sqlValues } from "#lib/invoices/data/sql.ts";
import type { NumberedInvoice } from "#lib/invoices/domain/views.ts";

type Row = Omit<NumberedInvoice, "side">;

/** Who the other party is, seen from each side. A supplier sees an undisclosed recipient by its number. */
const OTHER: Readonly<Record<ReadSide, string>> = {
  issued: `(select case when o.undisclosed then o.identifier else o.legal_name end from structure o where o.id = i.recipient_id)`,
  received: `(select o.legal_name from structure o where o.id = i.supplier_id)`,
};

const KEPT = "i.id, i.number, i.draft_number, i.status, i.supplier_id, i.recipient_id";

/** What is found, the exact number first. */
function shown(found: string, side: ReadSide, most: string): string {
  return `select i.id, coalesce(i.number, i.draft_number) as number, i.status, ${OTHER[side]} as other
    from (${found}) as i order by length(coalesce(i.number, i.draft_number)), 2 limit ${most}`;
}

/**
 * Invoices that the reader sees on one side and whose number begins as was typed; a draft by its whole number. Served by
 * `invoice_issued_by_number` and `invoice_received_by_number`.
 */
export async function selectByNumber(
  reaches: readonly Reach[],
  side: ReadSide,
  typed: string,
  limit: number,
): Promise<Row[]> {
  if (reaches.length === 0) return [];
  const params = sqlValues();
  const most = params.add(limit);
  const isDraft = side === "issued" && /^TMP\d+$/i.test(typed);
  const asked = isDraft
    ? `i.draft_number = upper(${params.add(typed)})`
    : `i.number is not null and upper(i.number) like upper(${params.add(beginning(typed))}) order by upper(i.number) using ~<~ limit ${most}`;
  const mine = (scope: string) => `select ${KEPT} from invoice i where ${scope} and ${asked}`;
  return runSql<Row>(shown(acrossReach(reaches, side, params.add, mine), side, most), params);
}

/** The same among the invoices that these structures are asked to validate, or were. */
export async function selectToValidateByNumber(
  validatorIds: readonly string[],
  typed: string,
  limit: number,
): Promise<Row[]> {
  if (validatorIds.length === 0) return [];
  const params = sqlValues();
  const ids = params.add(validatorIds);
  const like = `upper(i.number) like upper(${params.add(beginning(typed))})`;
  const place = (validator: string, since: string) =>
    `select ${KEPT} from invoice i where i.${validator} = any(${ids}::uuid[]) and i.${since} is not null and ${like}`;
  const found = `${place("validator_id", "to_validate_at")} union ${place("second_validator_id", "to_validate_second_at")}`;
  return runSql<Row>(shown(found, "received", params.add(limit)), params);
}

/** A text to look for at the beginning of a column with `like`, its own wildcards made plain. */
function beginning(text: string): string {
  return `${text.replace(/[\\%_]/g, "\\$&")}%`;
}
