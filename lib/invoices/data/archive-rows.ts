import "server-only";
import type { Reach } from "#lib/access/index.ts";
import { acrossReach } from "#lib/invoices/data/invoice.scope.ts";
import { PARTIES } from "#lib/invoices/data/issued-columns.ts";
import { conditions } from "#lib/invoices/data/issued-conditions.ts";
import { EXPORTED } from "#lib/invoices/data/issued-export.ts";
import { orderBy } from "#lib/invoices/data/issued-list.ts";
import { settled } from "#lib/invoices/data/number-begins.ts";
import { runSql, sqlValues } from "#lib/invoices/data/sql.ts";
import type { IssuedCriteria } from "#lib/invoices/domain/criteria.ts";
import type { ExportedInvoice } from "#lib/invoices/domain/export-fields.ts";
import type { IssuedOrder } from "#lib/invoices/domain/issued-search.ts";
import { readTexts } from "#lib/platform/read-cursor.ts";

export type Chosen =
  | { readonly invoiceIds: readonly string[] }
  | { readonly criteria: IssuedCriteria; readonly order: IssuedOrder };

export type ArchivedFile = {
  readonly role: "MAIN" | "ATTACHMENT";
  readonly fileName: string;
  readonly sha256: string;
  readonly size: number;
};
export type ArchivedInvoice = { readonly id: string; readonly row: ExportedInvoice };

/** The chosen invoices of the scope, at most `limit`: of a list of ids, or the first that a search finds. */
export async function archivedInvoices(
  reaches: readonly Reach[],
  chosen: Chosen,
  limit: number,
): Promise<ArchivedInvoice[]> {
  const params = sqlValues();
  const [where, order] =
    "invoiceIds" in chosen
      ? [[`i.id = any(${params.add(chosen.invoiceIds)}::uuid[])`], "newest" as const]
      : [conditions(await settled(reaches, "issued", chosen.criteria), params), chosen.order];
  const most = params.add(limit);
  const sorted = orderBy(order, "i.");
  const own = (scope: string) =>
    `select i.id from invoice i where ${[scope, ...where].join("\n and ")} order by ${sorted} limit ${most}`;
  const text = `select i.id, ${EXPORTED} from (${acrossReach(reaches, "issued", params.add, own)}) as mine
    join invoice i on i.id = mine.id ${PARTIES} order by ${sorted} limit ${most}`;
  const rows = await readTexts(text, params.values);
  return rows.map(([id, ...row]) => ({ id: id ?? "", row }));
}

/** Their files, by invoice: the invoice itself first, then its attachments when they are wanted. */
export async function archivedFiles(
  invoiceIds: readonly string[],
  attachments: boolean,
): Promise<ReadonlyMap<string, readonly ArchivedFile[]>> {
  const params = sqlValues();
  const text = `select f.invoice_id as "invoiceId", f.role, d.file_name as "fileName", d.sha256, d.size
    from invoice_file f join document d on d.id = f.document_id
    where f.invoice_id = any(${params.add(invoiceIds)}::uuid[]) ${attachments ? "" : "and f.role = 'MAIN'"}
    order by f.role, f.added_at, f.id`;
  const rows = await runSql<ArchivedFile & { invoiceId: string }>(text, params);
  return Map.groupBy(rows, ({ invoiceId }) => invoiceId);
}
