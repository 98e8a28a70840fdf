import "server-only";
import type { Reach } from "#lib/access/index.ts";
import { acrossReach } from "#lib/invoices/data/invoice.scope.ts";
import { fromMicroseconds, microseconds, runSql, sqlValues } from "#lib/invoices/data/sql.ts";
import type { CertificateContent } from "#lib/invoices/domain/certificate.ts";
import { certificateFingerprint } from "#lib/invoices/domain/certificate.ts";
import { FISCAL_FIELDS, type FiscalField, type FiscalRow } from "#lib/invoices/domain/fiscal.ts";
import { type SealedLine, sealing } from "#lib/invoices/domain/fiscal-seal.ts";
import { readByCursor } from "#lib/platform/read-cursor.ts";
import type { CursorKey } from "#lib/shared/pagination.ts";

const day = (column: string) => `to_char(${column} at time zone 'Europe/Paris', 'YYYY-MM-DD')`;

/** Each field as the database writes it. A fingerprint is computed from the certificate itself, never read from beside it. */
const SQL: Readonly<Record<FiscalField, string>> = {
  number: "i.number",
  invoiceType: "i.invoice_type::text",
  issueDate: "i.issue_date::text",
  submittedOn: day("i.submitted_at"),
  partnerIdentifier: "r.identifier",
  partnerName: "case when r.undisclosed then r.identifier else r.legal_name end",
  totalExclTax: "round(i.total_excl_tax, 2)::text",
  vat: `(select coalesce(string_agg(trim_scale(v.rate) || ': ' || round(v.tax, 2), '; ' order by v.position), '') from invoice_vat v where v.invoice_id = i.id)`,
  totalTax: "round(i.total_tax, 2)::text",
  totalInclTax: "round(i.total_incl_tax, 2)::text",
  currency: "i.currency",
  format: "coalesce(i.deposit_format, i.deposit_mode::text)",
  status: "i.status::text",
  proof: "coalesce(i.certificate_code, '')",
};

const PARTIES = "join structure r on r.id = i.recipient_id";
/** Sent during a year in Paris, whatever became of it. */
const inYear = (scope: string, from: string, to: string) =>
  `${scope} and i.submitted_at >= (${from}::date::timestamp at time zone 'Europe/Paris') and i.submitted_at < (${to}::date::timestamp at time zone 'Europe/Paris')`;

type Year = { readonly reaches: readonly Reach[]; readonly year: number };
type Keyed = { readonly row: FiscalRow; readonly key: CursorKey };

/** A page of the list, in the order of deposit. */
export async function selectFiscal(
  { reaches, year }: Year,
  options: { readonly after: CursorKey | null; readonly limit: number },
): Promise<Keyed[]> {
  const params = sqlValues();
  const [from, to] = [params.add(`${year}-01-01`), params.add(`${year + 1}-01-01`)];
  const [at, id] = options.after ?? [];
  const after = options.after
    ? ` and (i.submitted_at, i.id) > (${fromMicroseconds(params.add(at))}, ${params.add(id)}::uuid)`
    : "";
  const limit = params.add(options.limit);
  const own = (scope: string) =>
    `select i.id, i.submitted_at from invoice i where ${inYear(scope, from, to)}${after} order by i.submitted_at, i.id limit ${limit}`;
  const columns = FISCAL_FIELDS.map((field) => `${SQL[field]} as "${field}"`).join(", ");
  const rows = await runSql<FiscalRow & { key_at: string }>(
    `select i.id, ${columns}, ${microseconds("i.submitted_at")} as key_at
     from (select * from (${acrossReach(reaches, "issued", params.add, own)}) as mine order by submitted_at, id limit ${limit}) as page
     join invoice i on i.id = page.id ${PARTIES} order by page.submitted_at, page.id`,
    params,
  );
  return rows.map(({ key_at, ...row }) => ({ row, key: [Number(key_at), row.id] }));
}

/** Every row of the list, in its order, as texts in the order of `FISCAL_FIELDS`. */
export function readFiscal({ reaches, year }: Year): ReturnType<typeof readByCursor> {
  const params = sqlValues();
  const [from, to] = [params.add(`${year}-01-01`), params.add(`${year + 1}-01-01`)];
  const own = (scope: string) => `select i.id from invoice i where ${inYear(scope, from, to)}`;
  const columns = FISCAL_FIELDS.map((field) => SQL[field]).join(", ");
  const text = `select ${columns} from (${acrossReach(reaches, "issued", params.add, own)}) as mine
    join invoice i on i.id = mine.id ${PARTIES} order by i.submitted_at, i.id`;
  return readByCursor(text, params.values);
}

/** What a seal covers, of one structure's year, in the order of deposit. Fingerprints are computed again from the certificates. */
async function* sealedLines(structureId: string, year: number): AsyncGenerator<SealedLine> {
  const text = `select i.number, i.issue_date::text, to_char(i.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      i.total_excl_tax::text, i.total_tax::text, i.total_incl_tax::text, i.currency, i.certificate::text
    from invoice i where i.supplier_id = $1::uuid and i.status <> 'SUPPRIMEE'
      and i.submitted_at >= ($2::date::timestamp at time zone 'Europe/Paris') and i.submitted_at < ($3::date::timestamp at time zone 'Europe/Paris')
    order by i.submitted_at, i.id`;
  for await (const rows of readByCursor(text, [structureId, `${year}-01-01`, `${year + 1}-01-01`])) {
    for (const row of rows) {
      const [number, issueDate, submittedAt, totalExclTax, totalTax, totalInclTax, currency, certificate] = row.map(
        (cell) => cell ?? "",
      ) as [string, string, string, string, string, string, string, string];
      const proof = certificate && certificateFingerprint(JSON.parse(certificate) as CertificateContent);
      yield { number, issueDate, submittedAt, totalExclTax, totalTax, totalInclTax, currency, proof };
    }
  }
}

/** How many lines a structure's year has now, and their fingerprint. */
export async function fingerprintOf(
  structureId: string,
  year: number,
): Promise<{ count: number; fingerprint: string }> {
  const seal = sealing();
  for await (const line of sealedLines(structureId, year)) seal.add(line);
  return seal.end();
}
