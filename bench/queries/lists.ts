import type pg from "pg";
import type { ListParties, QueryCase } from "#bench/queries/cases.ts";
import { searchBarCases } from "#bench/queries/search-bar.ts";
import type { Actor } from "#lib/access/index.ts";
import {
  dashboard,
  fiscalList,
  type IssuedCriteria,
  issuedWorkList,
  listReceived,
  type ReceivedCriteria,
  searchIssued,
} from "#lib/invoices/index.ts";
import { db, pool } from "#lib/platform/db.ts";
import { encodeCursor } from "#lib/shared/pagination.ts";

type Application = "FACTURES_EMISES" | "FACTURES_RECUES";
const SIZE = 50;
/** How far down the list the deep page begins, as a share of it. */
const DEPTH = 0.6;

function actorOf(structureIds: readonly string[], application: Application): Actor {
  return {
    userId: "00000000-0000-7000-8000-000000000000",
    displayName: "Banc d'essai",
    email: "banc@chorale.invalid",
    sessionId: "00000000-0000-7000-8000-000000000000",
    locale: "fr",
    systemRole: "NONE",
    memberships: structureIds.map((structureId) => ({
      structureId,
      role: "USER",
      habilitations: [{ application, level: "CONSULTATION", serviceId: null }],
    })),
  };
}

/** The columns of the issued list, with nothing around them. */
const ISSUED = `select i.id, i.status, i.invoice_type, i.number, i.draft_number, s.id as supplier_id, s.legal_name as supplier,
    r.legal_name as recipient, r.identifier, rs.code, i.commitment_number, i.issue_date, i.submitted_at, i.status_at, i.status_motif,
    i.total_excl_tax, i.total_incl_tax, i.currency, i.rejection_handled_at,
    (select coalesce(sum(d.size), 0) from invoice_file f join document d on d.id = f.document_id where f.invoice_id = i.id) as size
  from invoice i join structure s on s.id = i.supplier_id left join structure r on r.id = i.recipient_id
  left join service rs on rs.id = i.recipient_service_id`;
const RECEIVED = `select i.id, i.status, i.invoice_type, i.number, s.legal_name as supplier, s.identifier, r.id as recipient_id,
    r.legal_name as recipient, rs.code, i.commitment_number, i.issue_date, i.made_available_at, i.status_at, i.total_incl_tax,
    i.amount_due, i.currency, i.downloaded_at, c.due_on
  from invoice i join structure s on s.id = i.supplier_id join structure r on r.id = i.recipient_id
  left join service rs on rs.id = i.recipient_service_id left join payment_clock c on c.invoice_id = i.id`;
const KEPT =
  "select sum(count) from invoice_count where structure_id = any($1::uuid[]) and side = $2 and status <> 'SUPPRIMEE'";
const ISSUED_ORDER = `order by i.submitted_at desc nulls first, i.id desc limit ${SIZE + 1}`;
const RECEIVED_ORDER = `order by i.made_available_at desc, i.id desc limit ${SIZE + 1}`;

type Bare = { readonly text: string; readonly values: readonly unknown[] };

/** The page and its total, one after the other on one connection, rows counted and left as they are. */
function bare(page: Bare, total: Bare) {
  return async (client: pg.Client) => {
    const [rows] = await Promise.all([
      client.query(page.text, [...page.values]),
      client.query(total.text, [...total.values]),
    ]);
    return { rows: Math.min(rows.rows.length, SIZE) };
  };
}

function capped(from: string, values: readonly unknown[]): Bare {
  return { text: `select count(*) from (select 1 from invoice i ${from} limit 1001) n`, values };
}

/** « Rechercher » and « Factures reçues » of the largest supplier and recipient, and of an accountant with twenty clients. */
export async function listCases(parties: ListParties): Promise<QueryCase[]> {
  const number = await someNumber({ supplierId: parties.supplierId });
  return [
    ...(await issuedCases(parties)),
    ...figureCases(parties),
    ...searchBarCases(actorOf([parties.supplierId], "FACTURES_EMISES"), parties, number),
    ...(await receivedCases(parties)),
  ];
}

async function issuedCases({ supplierId, clientIds }: ListParties): Promise<QueryCase[]> {
  const actor = actorOf([supplierId], "FACTURES_EMISES");
  const accountant = actorOf(clientIds, "FACTURES_EMISES");
  const number = await someNumber({ supplierId });
  const mine = "where i.supplier_id = $1 and i.status <> 'SUPPRIMEE'";
  const kept = { text: KEPT, values: [[supplierId], "ISSUED"] };
  const search = (criteria: IssuedCriteria, cursor?: string) => async () => ({
    rows: (await searchIssued(actor, criteria, { size: SIZE, cursor })).items.length,
  });
  const deep = await keyAt("submitted_at", `${mine} and submitted_at is not null`, supplierId);
  const byStatus = `${mine} and i.status = 'MANDATEE'`;
  const byNumber = `${mine} and i.number is not null and upper(i.number) like $2`;
  const many = "where i.supplier_id = any($1::uuid[]) and i.status <> 'SUPPRIMEE'";
  return [
    {
      name: "Issued, first page",
      query: search({}),
      bare: bare({ text: `${ISSUED} ${mine} ${ISSUED_ORDER}`, values: [supplierId] }, kept),
    },
    {
      name: "Issued, page far down",
      query: search({}, encodeCursor([deep.micros, deep.id])),
      bare: bare(
        {
          text: `${ISSUED} ${mine} and (i.submitted_at, i.id) < ($2, $3) ${ISSUED_ORDER}`,
          values: [supplierId, deep.at, deep.id],
        },
        kept,
      ),
    },
    {
      name: "Issued, one status",
      query: search({ statuses: ["MANDATEE"] }),
      bare: bare({ text: `${ISSUED} ${byStatus} ${ISSUED_ORDER}`, values: [supplierId] }, kept),
    },
    {
      name: "Issued, one number",
      query: search({ number }),
      bare: bare(
        { text: `${ISSUED} ${byNumber} ${ISSUED_ORDER}`, values: [supplierId, `${number}%`] },
        capped(byNumber, [supplierId, `${number}%`]),
      ),
    },
    {
      name: "Issued, an accountant's twenty suppliers",
      query: async () => ({ rows: (await searchIssued(accountant, {}, { size: SIZE })).items.length }),
      bare: bare(
        { text: `${ISSUED} ${many} ${ISSUED_ORDER}`, values: [clientIds] },
        { text: KEPT, values: [clientIds, "ISSUED"] },
      ),
    },
    {
      name: "Issued, work list",
      query: async () => ({ rows: (await issuedWorkList(actor, { size: SIZE })).items.length }),
      bare: bare(
        {
          text: `${ISSUED} where i.supplier_id = $1 and i.status = any($2::"InvoiceStatus"[]) and i.rejection_handled_at is null
            order by array_position($2::"InvoiceStatus"[], i.status), i.status_at, i.id limit ${SIZE + 1}`,
          values: [supplierId, ["BROUILLON", "A_RECYCLER", "SUSPENDUE", "REJETEE"]],
        },
        capped(
          `where i.supplier_id = $1 and i.status = any($2::"InvoiceStatus"[]) and i.rejection_handled_at is null`,
          [supplierId, ["BROUILLON", "A_RECYCLER", "SUSPENDUE", "REJETEE"]],
        ),
      ),
    },
  ];
}

/** What is shown in figures, and the lists of what is over. */
function figureCases({ supplierId }: ListParties): QueryCase[] {
  const actor = actorOf([supplierId], "FACTURES_EMISES");
  const year = new Date().getUTCFullYear();
  const archived = "where i.supplier_id = $1 and i.status <> 'SUPPRIMEE' and i.archived_at is not null";
  const kept = (view: string) => `select * from ${view} where structure_id = $1 and side = 'ISSUED'`;
  const views = ["invoice_count", "invoice_month_count", "invoice_partner_count", "invoice_step"];
  return [
    {
      name: "Issued, dashboard",
      query: async () => ({ rows: (await dashboard(actor, "issued")).statuses.length }),
      bare: async (client) => {
        const found = [];
        for (const view of views) found.push(await client.query(kept(view), [supplierId]));
        return { rows: found[0]?.rows.length ?? 0 };
      },
    },
    {
      name: "Issued, fiscal list of the year",
      query: async () => ({ rows: (await fiscalList(actor, supplierId, year))?.items.length ?? 0 }),
      bare: bare(
        {
          text: `${ISSUED} where i.supplier_id = $1 and i.status <> 'SUPPRIMEE'
            and i.submitted_at >= make_timestamptz(${year}, 1, 1, 0, 0, 0, 'Europe/Paris')
            and i.submitted_at < make_timestamptz(${year + 1}, 1, 1, 0, 0, 0, 'Europe/Paris') order by i.submitted_at, i.id limit ${SIZE + 1}`,
          values: [supplierId],
        },
        { text: kept("invoice_month_count"), values: [supplierId] },
      ),
    },
    {
      name: "Issued, archives",
      query: async () => ({ rows: (await searchIssued(actor, { archived: "yes" }, { size: SIZE })).items.length }),
      bare: bare(
        { text: `${ISSUED} ${archived} ${ISSUED_ORDER}`, values: [supplierId] },
        capped(archived, [supplierId]),
      ),
    },
  ];
}

async function receivedCases({ recipientId, recipientServiceId }: ListParties): Promise<QueryCase[]> {
  const actor = actorOf([recipientId], "FACTURES_RECUES");
  const mine = "where i.recipient_id = $1 and i.made_available_at is not null";
  const kept = { text: KEPT, values: [[recipientId], "RECEIVED"] };
  const list = (criteria: ReceivedCriteria, cursor?: string) => async () => ({
    rows: (await listReceived(actor, criteria, { size: SIZE, cursor })).items.length,
  });
  const deep = await keyAt("made_available_at", mine, recipientId);
  const byStatus = `${mine} and i.status = 'MISE_A_DISPOSITION'`;
  const byService = `${mine} and i.recipient_service_id = $2`;
  const text = await someNumber({ recipientId });
  const byText = `${mine} and (i.number is not null and upper(i.number) like $2 or i.commitment_number = $3 or i.supplier_id = any(array
    (select id from structure where plain_text(legal_name || ' ' || coalesce(label, '') || ' ' || coalesce(town, '') || ' ' ||
      coalesce(postcode, '') || ' ' || identifier) like lower('%' || $3 || '%'))))`;
  const texts = [recipientId, `${text}%`, text];
  return [
    {
      name: "Received, first page",
      query: list({}),
      bare: bare({ text: `${RECEIVED} ${mine} ${RECEIVED_ORDER}`, values: [recipientId] }, kept),
    },
    {
      name: "Received, page far down",
      query: list({}, encodeCursor([deep.micros, deep.id])),
      bare: bare(
        {
          text: `${RECEIVED} ${mine} and (i.made_available_at, i.id) < ($2, $3) ${RECEIVED_ORDER}`,
          values: [recipientId, deep.at, deep.id],
        },
        kept,
      ),
    },
    {
      name: "Received, one status",
      query: list({ statuses: ["MISE_A_DISPOSITION"] }),
      bare: bare({ text: `${RECEIVED} ${byStatus} ${RECEIVED_ORDER}`, values: [recipientId] }, kept),
    },
    {
      name: "Received, one service",
      query: list({ serviceId: recipientServiceId ?? "" }),
      bare: bare(
        { text: `${RECEIVED} ${byService} ${RECEIVED_ORDER}`, values: [recipientId, recipientServiceId] },
        capped(byService, [recipientId, recipientServiceId]),
      ),
    },
    {
      name: "Received, a text (number, engagement or supplier)",
      query: list({ text }),
      bare: bare({ text: `${RECEIVED} ${byText} ${RECEIVED_ORDER}`, values: texts }, capped(byText, texts)),
    },
  ];
}

/** The number of an invoice in the middle of the structure's years. */
async function someNumber(where: { supplierId: string } | { recipientId: string }): Promise<string> {
  const sent = { ...where, submittedAt: { not: null }, madeAvailableAt: { not: null } };
  const skip = Math.floor((await db().invoice.count({ where: sent })) / 2);
  const row = await db().invoice.findFirstOrThrow({
    where: sent,
    orderBy: { id: "asc" },
    skip,
    select: { number: true },
  });
  return row.number ?? "";
}

type Key = { readonly at: string; readonly micros: number; readonly id: string };

/** The sort key of the row at that depth: the end of the page before. */
async function keyAt(column: string, where: string, structureId: string): Promise<Key> {
  const { rows } = await pool().query<Key>(
    `select i.${column}::text as at, (extract(epoch from i.${column}) * 1000000)::float8 as micros, i.id from invoice i ${where}
     order by i.${column} desc, i.id desc offset (select floor(count(*) * ${DEPTH}) from invoice i ${where}) limit 1`,
    [structureId],
  );
  const [row] = rows;
  if (!row) throw new Error("an empty list has no depth");
  return row;
}
