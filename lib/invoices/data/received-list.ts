import "server-only";
import type { Reach } from "#lib/access/index.ts";
import { amongThese, areThese, lookUp, type These } from "#lib/invoices/data/few.ts";
import { holdsInside } from "#lib/invoices/data/inside.ts";
import { acrossReach } from "#lib/invoices/data/invoice.scope.ts";
import {
  containing,
  fromMicroseconds,
  microseconds,
  numberBegins,
  numberHolds,
  runSql,
  type SqlValues,
  STRUCTURE_TEXT,
  sqlValues,
} from "#lib/invoices/data/sql.ts";
import { cappedCount } from "#lib/invoices/data/totals-of-lists.ts";
import type { ReceivedCriteria } from "#lib/invoices/domain/criteria.ts";
import type { ReceivedOrder } from "#lib/invoices/domain/received-filters.ts";
import type { ReceivedRow, Total } from "#lib/invoices/domain/views.ts";
import type { CursorKey } from "#lib/shared/pagination.ts";

type Keyed = { readonly row: ReceivedRow; readonly key: CursorKey };

type Order = {
  readonly column: string;
  /** Joined for the column. */
  readonly join: string;
  readonly direction: "asc" | "desc";
  /** The column as a cursor holds it, and back. */
  readonly write: (column: string) => string;
  readonly read: (place: string) => string;
  readonly part: (text: string) => string | number;
};

const WHEN_RECEIVED = {
  column: "i.made_available_at",
  join: "",
  write: microseconds,
  read: fromMicroseconds,
  part: Number,
} as const;

/** What is due first comes first; what has no due date any more, or not at the moment, comes last. */
const ORDERS: Readonly<Record<ReceivedOrder, Order>> = {
  newest: { ...WHEN_RECEIVED, direction: "desc" },
  oldest: { ...WHEN_RECEIVED, direction: "asc" },
  due: {
    column: "coalesce(k.due_on, date '9999-12-31')",
    join: " left join payment_clock k on k.invoice_id = i.id and k.stopped_on is null",
    direction: "asc",
    write: (column) => `${column}::text`,
    read: (place) => `${place}::date`,
    part: String,
  },
};

export type ReceivedPage = {
  readonly order: ReceivedOrder;
  readonly after: CursorKey | null;
  readonly limit: number;
  /** Backwards from `after`: the nearest before it comes first. */
  readonly backwards?: boolean;
};

/** What comes after the key of a page, and in which order, `column` being what the order goes by. */
function following({ order, after, backwards }: ReceivedPage, column: string, params: SqlValues) {
  const { direction: forwards, read } = ORDERS[order];
  const ascending = (forwards === "asc") !== (backwards ?? false);
  const direction = ascending ? "asc" : "desc";
  const [at, id] = after ?? [];
  return {
    direction,
    after: after
      ? [`(${column}, i.id) ${ascending ? ">" : "<"} (${read(params.add(at))}, ${params.add(id)}::uuid)`]
      : [],
    order: `${column} ${direction}, i.id ${direction}`,
  };
}

/** The keys of a page, nearest to `after` first, as a table `page (id, place)`. */
function pageOfKeys(
  reaches: readonly Reach[],
  criteria: ReceivedCriteria | These,
  page: ReceivedPage,
  params: SqlValues,
) {
  const order = ORDERS[page.order];
  const { direction, after, order: orderBy } = following(page, order.column, params);
  const where = [...conditions(criteria, params), ...after].map((one) => ` and ${one}`).join("\n");
  const limit = params.add(page.limit);
  const own = (scope: string) =>
    `select i.id, ${order.column} as place from invoice i${order.join} where ${scope}${where} order by ${orderBy} limit ${limit}`;
  const sorted = (of: string) => `order by ${of}.place ${direction}, ${of}.id ${direction}`;
  const text = `select mine.id, mine.place from (${acrossReach(reaches, "received", params.add, own)}) as mine
    ${sorted("mine")} limit ${limit}`;
  return { text, order, sorted };
}

/** A page of « Factures reçues ». */
export async function selectReceived(
  reaches: readonly Reach[],
  criteria: ReceivedCriteria | These,
  page: ReceivedPage,
): Promise<Keyed[]> {
  const params = sqlValues();
  const { text: keys, order, sorted } = pageOfKeys(reaches, criteria, page, params);
  const text = `select i.id, i.version, i.status, i.invoice_type as "invoiceType", i.number,
      s.legal_name as "supplierName", s.identifier as "supplierIdentifier", r.id as "recipientId", r.legal_name as "recipientName",
      i.recipient_service_id as "serviceId", rs.code as "serviceCode", i.commitment_number as "commitmentNumber",
      i.issue_date::text as "issueDate", i.made_available_at as "madeAvailableAt", i.status_at as "statusAt",
      round(i.total_incl_tax, 2)::text as "totalInclTax", round(i.amount_due, 2)::text as "amountDue", i.currency,
      i.downloaded_at as "downloadedAt", i.assignee_id as "assigneeId", a.first_name || ' ' || a.last_name as "assigneeName",
      case when c.stopped_on is null then c.due_on::text end as "dueOn", ${order.write("page.place")} as key_at
    from (${keys}) as page
    join invoice i on i.id = page.id
    join structure s on s.id = i.supplier_id
    join structure r on r.id = i.recipient_id
    left join service rs on rs.id = i.recipient_service_id
    left join "user" a on a.id = i.assignee_id
    left join payment_clock c on c.invoice_id = i.id
    ${sorted("page")}`;
  const rows = await runSql<ReceivedRow & { key_at: string }>(text, params);
  return rows.map(({ key_at, ...row }) => ({ row, key: [order.part(key_at), row.id] }));
}

/** The invoice just before, or just after, another one in the list that `criteria` describes; null at its end. */
export async function neighbourOf(
  reaches: readonly Reach[],
  criteria: ReceivedCriteria,
  { invoiceId, order, backwards }: { invoiceId: string; order: ReceivedOrder; backwards: boolean },
): Promise<string | null> {
  if (reaches.length === 0) return null;
  const { column, join, write, part } = ORDERS[order];
  const own = sqlValues();
  const id = own.add(invoiceId);
  const place = (scope: string) =>
    `select ${write(column)} as place from invoice i${join} where ${scope} and i.id = ${id}::uuid`;
  const [here] = await runSql<{ place: string }>(acrossReach(reaches, "received", own.add, place), own);
  if (!here) return null;
  const params = sqlValues();
  const page = { order, after: [part(here.place), invoiceId], limit: 1, backwards };
  const [found] = await runSql<{ id: string }>(pageOfKeys(reaches, criteria, page, params).text, params);
  return found?.id ?? null;
}

export function countReceived(reaches: readonly Reach[], criteria: ReceivedCriteria): Promise<Total> {
  const params = sqlValues();
  const where = conditions(criteria, params);
  return cappedCount(reaches, "received", params, (scope) => [scope, ...where].join("\n and "));
}

/** The invoices of a text or a number, which are few: their total, and those of a page. */
export function lookUpReceived(reaches: readonly Reach[], criteria: ReceivedCriteria, page: ReceivedPage) {
  const { column, join } = ORDERS[page.order];
  return lookUp(reaches, "received", (params) => ({
    where: conditions(criteria, params),
    page: { columns: `${column} as place`, join, limit: page.limit, ...following(page, "i.place", params) },
  }));
}

type Condition = (criteria: ReceivedCriteria, add: SqlValues["add"]) => string | false | undefined | "";

/** A condition for each criterion, in the terms of an index where there is one. */
const CONDITIONS: readonly Condition[] = [
  ({ inside }, add) => inside && holdsInside("received", inside, add),
  ({ statuses }, add) => statuses && statuses.length > 0 && `i.status = any(${add(statuses)}::"InvoiceStatus"[])`,
  ({ serviceId }, add) => serviceId && `i.recipient_service_id = ${add(serviceId)}::uuid`,
  ({ number, numberBegins: begins }, add) => number && numberIs(number, begins, add),
  ({ commitmentNumber }, add) =>
    commitmentNumber && `i.commitment_number = ${add(commitmentNumber.replace(/\s/g, ""))}`,
  ({ supplierText }, add) => supplierText && ofSupplier(add(containing(supplierText))),
  // Days in Paris, whatever the clock of the database.
  ({ receivedFrom }, add) =>
    receivedFrom && `i.made_available_at >= ${add(receivedFrom)}::date::timestamp at time zone 'Europe/Paris'`,
  ({ receivedTo }, add) =>
    receivedTo && `i.made_available_at < (${add(receivedTo)}::date + 1)::timestamp at time zone 'Europe/Paris'`,
  ({ amountMin }, add) => amountMin && `i.total_incl_tax >= ${add(amountMin)}::numeric`,
  ({ amountMax }, add) => amountMax && `i.total_incl_tax <= ${add(amountMax)}::numeric`,
  ({ lateOn }, add) =>
    lateOn &&
    `exists (select from payment_clock l where l.invoice_id = i.id and l.stopped_on is null and l.due_on < ${add(lateOn)}::date)`,
  ({ assigneeId }, add) => assigneeId && `i.assignee_id = ${add(assigneeId)}::uuid`,
  ({ unassigned }) => unassigned && "i.assignee_id is null",
  ({ downloaded }) => downloaded && `i.downloaded_at is ${downloaded === "yes" ? "not null" : "null"}`,
  ({ text, numberBegins: begins }, add) => {
    if (!text) return;
    const like = add(containing(text));
    // Each branch in the terms of an index, or all of the recipient's invoices would be read.
    return `(${numberIs(text, begins, add)} or i.commitment_number = ${add(text.replace(/\s/g, ""))}
      or ${ofSupplier(like)})`;
  },
];

const numberIs = (text: string, begins: true | undefined, add: SqlValues["add"]) =>
  (begins ? numberBegins : numberHolds)(text, add);
const ofSupplier = (like: string) =>
  `i.supplier_id = any(array(select id from structure where ${STRUCTURE_TEXT} like plain_text(${like})))`;

function conditions(criteria: ReceivedCriteria | These, { add }: SqlValues): string[] {
  if (areThese(criteria)) return [amongThese(criteria, add)];
  return CONDITIONS.flatMap((condition) => condition(criteria, add) || []);
}
