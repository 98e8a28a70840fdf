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
import type { ReceivedCriteria } from "#lib/invoices/domain/criteria.ts";
import type { ReceivedRow, Total } from "#lib/invoices/domain/views.ts";
import type { CursorKey } from "#lib/shared/pagination.ts";

type Keyed = { readonly row: ReceivedRow; readonly key: CursorKey };

/** « Factures reçues »: what was made available last comes first. */
export async function selectReceived(
  reaches: readonly Reach[],
  criteria: ReceivedCriteria,
  options: { readonly after: CursorKey | null; readonly limit: number },
): Promise<Keyed[]> {
  const params = sqlValues();
  const [at, id] = options.after ?? [];
  const after = options.after
    ? [`(i.made_available_at, i.id) < (${fromMicroseconds(params.add(at))}, ${params.add(id)}::uuid)`]
    : [];
  const where = [...conditions(criteria, params), ...after].map((one) => ` and ${one}`).join("\n");
  const limit = params.add(options.limit);
  const own = (scope: string) => `select i.id, i.made_available_at from invoice i where ${scope}${where}
    order by i.made_available_at desc, i.id desc limit ${limit}`;
  const text = `select i.id, i.status, i.invoice_type as "invoiceType", i.number,
      s.legal_name as "supplierName", s.identifier as "supplierIdentifier", r.id as "recipientId", r.legal_name as "recipientName",
      rs.code as "serviceCode", i.commitment_number as "commitmentNumber", i.issue_date::text as "issueDate",
      i.made_available_at as "madeAvailableAt", i.status_at as "statusAt", round(i.total_incl_tax, 2)::text as "totalInclTax",
      round(i.amount_due, 2)::text as "amountDue", i.currency, i.downloaded_at is not null as downloaded,
      case when c.stopped_on is null then c.due_on::text end as "dueOn", page.key_at
    from (
      select mine.*, ${microseconds("mine.made_available_at")} as key_at
      from (${acrossReach(reaches, "received", params.add, own)}) as mine
      order by mine.made_available_at desc, mine.id desc limit ${limit}
    ) as page
    join invoice i on i.id = page.id
    join structure s on s.id = i.supplier_id
    join structure r on r.id = i.recipient_id
    left join service rs on rs.id = i.recipient_service_id
    left join payment_clock c on c.invoice_id = i.id
    order by page.made_available_at desc, page.id desc`;
  const rows = await runSql<ReceivedRow & { key_at: string }>(text, params);
  return rows.map(({ key_at, ...row }) => ({ row, key: [Number(key_at), row.id] }));
}

export function countReceived(reaches: readonly Reach[], criteria: ReceivedCriteria): Promise<Total> {
  const params = sqlValues();
  const where = conditions(criteria, params);
  return cappedCount(reaches, "received", params, (scope) => [scope, ...where].join("\n and "));
}

function conditions({ statuses, serviceId, text, inside }: ReceivedCriteria, { add }: SqlValues): string[] {
  const found: string[] = [];
  if (inside) found.push(holdsInside("received", inside, add));
  if (statuses && statuses.length > 0) found.push(`i.status = any(${add(statuses)}::"InvoiceStatus"[])`);
  if (serviceId) found.push(`i.recipient_service_id = ${add(serviceId)}::uuid`);
  if (text) {
    const like = add(containing(text));
    const digits = add(text.replace(/\s/g, ""));
    // Each branch in the terms of an index, or all of the recipient's invoices would be read.
    found.push(`(upper(coalesce(i.number, i.draft_number)) like upper(${like}) or i.commitment_number = ${digits}
      or i.supplier_id = any(array(select id from structure where ${STRUCTURE_TEXT} like plain_text(${like}))))`);
  }
  return found;
}
