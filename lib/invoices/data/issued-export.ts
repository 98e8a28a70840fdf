import "server-only";
import type { Reach } from "#lib/access/index.ts";
import { acrossReach } from "#lib/invoices/data/invoice.scope.ts";
import { PARTIES } from "#lib/invoices/data/issued-columns.ts";
import { conditions } from "#lib/invoices/data/issued-conditions.ts";
import { orderBy } from "#lib/invoices/data/issued-list.ts";
import { settled } from "#lib/invoices/data/number-begins.ts";
import { type SqlValues, sqlValues } from "#lib/invoices/data/sql.ts";
import { type WorkFilter, waitsForSupplier, workPlace } from "#lib/invoices/data/work-list.ts";
import type { IssuedCriteria } from "#lib/invoices/domain/criteria.ts";
import { ISSUED_FIELDS, type IssuedField } from "#lib/invoices/domain/export-fields.ts";
import type { IssuedOrder } from "#lib/invoices/domain/issued-search.ts";
import { SUPPLIER_WORK_STATUSES } from "#lib/invoices/domain/status.ts";
import type { WorkOrder } from "#lib/invoices/domain/work-order.ts";
import { readByCursor } from "#lib/platform/read-cursor.ts";

const parisDay = (column: string) => `to_char(${column} at time zone 'Europe/Paris', 'YYYY-MM-DD')`;

/** Each field as the database writes it: days are ISO, amounts have a point and two decimals. */
const SQL: Readonly<Record<IssuedField, string>> = {
  invoiceType: "i.invoice_type",
  supplierName: "s.legal_name",
  supplierIdentifier: "s.identifier",
  recipientName: "case when r.undisclosed then r.identifier else r.legal_name end",
  recipientIdentifier: "r.identifier",
  recipientServiceCode: "rs.code",
  number: "coalesce(i.number, i.draft_number)",
  issueDate: "i.issue_date",
  submittedAt: parisDay("i.submitted_at"),
  totalExclTax: "round(i.total_excl_tax, 2)",
  totalTax: "round(i.total_tax, 2)",
  totalInclTax: "round(i.total_incl_tax, 2)",
  amountDue: "round(i.amount_due, 2)",
  currency: "i.currency",
  status: "i.status",
  statusAt: parisDay("i.status_at"),
  statusMotif: "i.status_motif",
  cadre: "i.cadre",
  commitmentNumber: "i.commitment_number",
  contractNumber: "i.contract_number",
  originalNumber: "i.original_number",
  depositMode: "i.deposit_mode",
  size: "(select sum(d.size) from invoice_file f join document d on d.id = f.document_id where f.invoice_id = i.id)",
};
/** The columns of a file, as `ExportedInvoice` has them. */
export const EXPORTED = ISSUED_FIELDS.map((field) => SQL[field]).join(", ");

type Batches = ReturnType<typeof readByCursor>;

/** Every row of a search, in its order. */
export async function* readIssued(reaches: readonly Reach[], criteria: IssuedCriteria, order: IssuedOrder): Batches {
  const params = sqlValues();
  const where = conditions(await settled(reaches, "issued", criteria), params);
  yield* read(reaches, params, (scope) => [scope, ...where].join("\n and "), orderBy(order, "i."));
}

/** Every row of the work list, in its order. */
export function readWorkList(reaches: readonly Reach[], filter: WorkFilter, order: WorkOrder): Batches {
  const params = sqlValues();
  const rank = `array_position(${params.add(SUPPLIER_WORK_STATUSES)}::"InvoiceStatus"[], i.status)`;
  const where = (scope: string) => waitsForSupplier(scope, filter, params);
  const { column, way } = workPlace(order);
  return read(reaches, params, where, `${rank}, ${column} ${way}, i.id ${way}`);
}

function read(reaches: readonly Reach[], params: SqlValues, where: (scope: string) => string, order: string): Batches {
  const own = acrossReach(reaches, "issued", params.add, (scope) => `select i.id from invoice i where ${where(scope)}`);
  const text = `select ${EXPORTED} from (${own}) as mine join invoice i on i.id = mine.id ${PARTIES} order by ${order}`;
  return readByCursor(text, params.values);
}
