import "server-only";
import type { Reach } from "#lib/access/index.ts";
import { holdsInside } from "#lib/invoices/data/inside.ts";
import { acrossReach } from "#lib/invoices/data/invoice.scope.ts";
import {
  containing,
  fromMicroseconds,
  microseconds,
  runSql,
  type SqlValues,
  STRUCTURE_TEXT,
  sqlValues,
} from "#lib/invoices/data/sql.ts";
import { cappedCount } from "#lib/invoices/data/totals-of-lists.ts";
import type { IssuedCriteria } from "#lib/invoices/domain/criteria.ts";
import { SUPPLIER_WORK_STATUSES } from "#lib/invoices/domain/status.ts";
import type { IssuedRow, Total } from "#lib/invoices/domain/views.ts";
import { STATE_SIRET } from "#lib/shared/identifiers.ts";
import type { CursorKey } from "#lib/shared/pagination.ts";

type Keyed = { readonly row: IssuedRow; readonly key: CursorKey };

const COLUMNS = `i.id, i.status, i.invoice_type as "invoiceType", i.number, i.draft_number as "draftNumber",
  i.supplier_service_id as "supplierServiceId", s.id as "supplierId", s.legal_name as "supplierName", case when r.undisclosed then r.identifier else r.legal_name end as "recipientName",
  r.identifier as "recipientIdentifier", rs.code as "recipientServiceCode", i.commitment_number as "commitmentNumber",
  i.issue_date::text as "issueDate", i.submitted_at as "submittedAt", i.status_at as "statusAt", i.status_motif as "statusMotif",
  round(i.total_excl_tax, 2)::text as "totalExclTax", round(i.total_incl_tax, 2)::text as "totalInclTax", i.currency,
  (select coalesce(sum(d.size), 0)::int from invoice_file f join document d on d.id = f.document_id where f.invoice_id = i.id) as size,
  (select f.document_id from invoice_file f where f.invoice_id = i.id and f.role = 'MAIN') as "mainDocumentId",
  i.rejection_handled_at is not null as "rejectionHandled"`;

const PARTIES = `join structure s on s.id = i.supplier_id
  left join structure r on r.id = i.recipient_id
  left join service rs on rs.id = i.recipient_service_id`;

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

export function countWorkList(reaches: readonly Reach[], rejectedSince: Date | null): Promise<Total> {
  const params = sqlValues();
  const since = rejectedSince ? `and (i.status <> 'REJETEE' or i.status_at >= ${params.add(rejectedSince)})` : "";
  const statuses = params.add(SUPPLIER_WORK_STATUSES);
  const waiting = (scope: string) => `${scope} and i.status = any(${statuses}::"InvoiceStatus"[])
    and i.rejection_handled_at is null ${since}`;
  return cappedCount(reaches, "issued", params, waiting);
}

/** Newest deposit first, drafts before them since they have no date of deposit yet; or the other way round. */
export type IssuedOrder = "newest" | "oldest";
const ORDERS: Readonly<Record<IssuedOrder, string>> = {
  newest: "submitted_at desc nulls first, id desc",
  oldest: "submitted_at asc nulls last, id asc",
};

/** « Rechercher ». Both orders are the index's own, read from one end or from the other. */
export async function selectIssued(
  reaches: readonly Reach[],
  criteria: IssuedCriteria,
  options: { readonly after: CursorKey | null; readonly limit: number; readonly order?: IssuedOrder },
): Promise<Keyed[]> {
  const params = sqlValues();
  const direction = options.order ?? "newest";
  const after = AFTER[direction](options.after, params);
  const where = [...conditions(criteria, params), ...after].map((one) => ` and ${one}`).join("\n");
  const limit = params.add(options.limit);
  const order = ORDERS[direction];
  const own = (scope: string) =>
    `select i.id, i.submitted_at from invoice i where ${scope}${where} order by ${order} limit ${limit}`;
  const text = `select ${COLUMNS}, page.key_at from (
      select mine.*, ${microseconds("mine.submitted_at")} as key_at
      from (${acrossReach(reaches, "issued", params.add, own)}) as mine
      order by ${order} limit ${limit}
    ) as page join invoice i on i.id = page.id ${PARTIES}
    order by ${order.replace("submitted_at", "page.submitted_at").replace(", id", ", page.id")}`;
  const rows = await runSql<IssuedRow & { key_at: string | null }>(text, params);
  return rows.map(({ key_at, ...row }) => ({ row, key: [key_at === null ? null : Number(key_at), row.id] }));
}

export function countIssued(reaches: readonly Reach[], criteria: IssuedCriteria): Promise<Total> {
  const params = sqlValues();
  const where = conditions(criteria, params);
  return cappedCount(reaches, "issued", params, (scope) => [scope, ...where].join("\n and "));
}

/** What comes after a key, in each order; drafts have no date and are at one end. */
const AFTER: Readonly<Record<IssuedOrder, (after: CursorKey | null, params: SqlValues) => string[]>> = {
  newest: (after, params) => {
    if (!after) return [];
    const [at, id] = after;
    if (at === null) return [`(i.submitted_at is not null or i.id < ${params.add(id)}::uuid)`];
    return [`(i.submitted_at, i.id) < (${fromMicroseconds(params.add(at))}, ${params.add(id)}::uuid)`];
  },
  oldest: (after, params) => {
    if (!after) return [];
    const [at, id] = after;
    if (at === null) return [`(i.submitted_at is null and i.id > ${params.add(id)}::uuid)`];
    const later = `(i.submitted_at, i.id) > (${fromMicroseconds(params.add(at))}, ${params.add(id)}::uuid)`;
    return [`(i.submitted_at is null or ${later})`];
  },
};

type Condition<K extends keyof IssuedCriteria> = (
  value: NonNullable<IssuedCriteria[K]>,
  add: SqlValues["add"],
) => string;

const STATE = `(select id from structure where identifier_type = 'SIRET' and identifier = '${STATE_SIRET}')`;
const PARIS_DAY = "(i.submitted_at at time zone 'Europe/Paris')::date";

/** One line per criterion. */
const CONDITIONS: { readonly [K in keyof IssuedCriteria]-?: Condition<K> } = {
  statuses: (list, add) => `i.status = any(${add(list)}::"InvoiceStatus"[])`,
  invoiceType: (type, add) => `i.invoice_type = ${add(type)}::"InvoiceType"`,
  cadre: (cadre, add) => `i.cadre = ${add(cadre)}`,
  number: (text, add) => `upper(coalesce(i.number, i.draft_number)) like upper(${add(containing(text))})`,
  recipient: (which) => (which === "state" ? `i.recipient_id = ${STATE}` : `i.recipient_id is distinct from ${STATE}`),
  recipientText: (text, add) => `i.recipient_id in (${recipientsLike(text, add)})`,
  recipientServiceCode: (code, add) =>
    `i.recipient_service_id in (select id from service where upper(code) = upper(${add(code)}))`,
  commitmentNumber: (text, add) => `i.commitment_number = ${add(text)}`,
  contractNumber: (text, add) => `i.contract_number = ${add(text)}`,
  issuedFrom: (day, add) => `i.issue_date >= ${add(day)}::date`,
  issuedTo: (day, add) => `i.issue_date <= ${add(day)}::date`,
  submittedFrom: (day, add) => `${PARIS_DAY} >= ${add(day)}::date`,
  submittedTo: (day, add) => `${PARIS_DAY} <= ${add(day)}::date`,
  amountMin: (amount, add) => `i.total_incl_tax >= ${add(amount)}::numeric`,
  amountMax: (amount, add) => `i.total_incl_tax <= ${add(amount)}::numeric`,
  inside: (typed, add) => holdsInside("issued", typed, add),
};

function recipientsLike(text: string, add: SqlValues["add"]): string {
  const digits = text.replace(/\s/g, "");
  if (/^\d{14}$/.test(digits)) return `select id from structure where identifier = ${add(digits)}`;
  if (/^\d{9}$/.test(digits)) return `select id from structure where siren = ${add(digits)}`;
  return `select id from structure where ${STRUCTURE_TEXT} like plain_text(${add(containing(text))})`;
}

function conditions(criteria: IssuedCriteria, params: SqlValues): string[] {
  return Object.entries(criteria).flatMap(([name, value]) => {
    const empty = value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
    const condition = CONDITIONS[name as keyof IssuedCriteria] as
      | ((value: unknown, add: SqlValues["add"]) => string)
      | undefined;
    return empty || !condition ? [] : [condition(value, params.add)];
  });
}
