import "server-only";
import type { Reach } from "#lib/access/index.ts";
import { acrossReach, type ReadSide } from "#lib/invoices/data/invoice.scope.ts";
import { beginning, runSql, sqlValues } from "#lib/invoices/data/sql.ts";
import type { FollowedInvoice, NumberedInvoice } from "#lib/invoices/domain/views.ts";

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

/** Every way in which the reader may look at invoices, for one statement on each. */
export type LookReaches = {
  readonly issued: readonly Reach[];
  readonly received: readonly Reach[];
  readonly validators: readonly string[];
};

/** Invoices whose whole number is one of those, capitals aside, from each side; with where each stands. */
export async function selectFollowed(reaches: LookReaches, numbers: readonly string[], limit: number) {
  const upper = numbers.map((number) => number.toUpperCase());
  const [issued, received, toValidate] = await Promise.all([
    followed(reaches.issued, "issued", upper, limit),
    followed(reaches.received, "received", upper, limit),
    followedToValidate(reaches.validators, upper, limit),
  ]);
  return { issued, received, toValidate };
}

const FOLLOWED = `i.id, coalesce(i.number, i.draft_number) as number, i.invoice_type as "invoiceType", i.status, i.status_at as "statusAt",
  i.status_motif as motif, i.status_comment as comment, i.total_incl_tax::text as "totalInclTax", i.currency,
  (select k.due_on::text from payment_clock k where k.invoice_id = i.id and k.stopped_on is null) as "dueOn"`;

type FollowedRow = Omit<FollowedInvoice, "side">;

async function followed(reaches: readonly Reach[], side: ReadSide, upper: readonly string[], limit: number) {
  if (reaches.length === 0) return [];
  const params = sqlValues();
  const numbers = params.add(upper);
  const draft = side === "issued" ? ` or i.draft_number = any(${numbers}::text[])` : "";
  const mine = (scope: string) =>
    `select ${FOLLOWED}, ${OTHER[side]} as other from invoice i where ${scope} and (upper(i.number) = any(${numbers}::text[])${draft})`;
  const text = `${acrossReach(reaches, side, params.add, mine)} limit ${params.add(limit)}`;
  return runSql<FollowedRow>(text, params);
}

async function followedToValidate(validatorIds: readonly string[], upper: readonly string[], limit: number) {
  if (validatorIds.length === 0) return [];
  const params = sqlValues();
  const ids = params.add(validatorIds);
  const text = `select ${FOLLOWED}, ${OTHER.received} as other from invoice i
    where upper(i.number) = any(${params.add(upper)}::text[]) and ((i.validator_id = any(${ids}::uuid[]) and i.to_validate_at is not null)
      or (i.second_validator_id = any(${ids}::uuid[]) and i.to_validate_second_at is not null)) limit ${params.add(limit)}`;
  return runSql<FollowedRow>(text, params);
}
