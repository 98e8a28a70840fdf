import "server-only";
import type { IssuedRow } from "#lib/invoices/domain/views.ts";
import type { CursorKey } from "#lib/shared/pagination.ts";

export type Keyed = { readonly row: IssuedRow; readonly key: CursorKey };

/** The columns of `IssuedRow`, from an invoice `i` joined to its `PARTIES`. */
export const COLUMNS = `i.id, i.status, i.invoice_type as "invoiceType", i.number, i.draft_number as "draftNumber",
  i.supplier_service_id as "supplierServiceId", s.id as "supplierId", s.legal_name as "supplierName", case when r.undisclosed then r.identifier else r.legal_name end as "recipientName",
  r.identifier as "recipientIdentifier", rs.code as "recipientServiceCode", i.commitment_number as "commitmentNumber",
  i.issue_date::text as "issueDate", i.submitted_at as "submittedAt", i.status_at as "statusAt", i.status_motif as "statusMotif",
  round(i.total_excl_tax, 2)::text as "totalExclTax", round(i.total_incl_tax, 2)::text as "totalInclTax", i.currency,
  (select coalesce(sum(d.size), 0)::int from invoice_file f join document d on d.id = f.document_id where f.invoice_id = i.id) as size,
  (select f.document_id from invoice_file f where f.invoice_id = i.id and f.role = 'MAIN') as "mainDocumentId",
  i.rejection_handled_at is not null as "rejectionHandled", i.instructor_id as "instructorId",
  (select u.first_name || ' ' || u.last_name from "user" u where u.id = i.instructor_id) as "instructorName"`;

export const PARTIES = `join structure s on s.id = i.supplier_id
  left join structure r on r.id = i.recipient_id
  left join service rs on rs.id = i.recipient_service_id`;
