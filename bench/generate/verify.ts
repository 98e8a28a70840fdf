import pg from "pg";
import { type ChainedEvent, verifyChain } from "#lib/invoices/domain/history.ts";

/** Each query counts rows that break one promise of the generator. */
const PROMISES: Readonly<Record<string, string>> = {
  "counters of issued invoices differ from the rows": counterDifference("ISSUED", "supplier_id", "true"),
  "counters of received invoices differ from the rows": counterDifference(
    "RECEIVED",
    "recipient_id",
    "made_available_at is not null",
  ),
  "invoices without their supplier, recipient or author": `
    select count(*) from invoice i where not exists (select 1 from structure s where s.id = i.supplier_id)
      or not exists (select 1 from structure s where s.id = i.recipient_id) or not exists (select 1 from "user" u where u.id = i.created_by_id)`,
  "invoices addressed to a service of another structure": `
    select count(*) from invoice i left join service s on s.id = i.recipient_service_id
      where i.recipient_service_id is not null and s.structure_id is distinct from i.recipient_id`,
  "invoices without a main file, or files without their document": `
    select count(*) from invoice i left join invoice_file f on f.invoice_id = i.id and f.role = 'MAIN'
      left join document d on d.id = f.document_id where d.id is null`,
  "history rows, VAT lines or clocks without their invoice": `
    select (select count(*) from invoice_status_event e left join invoice i on i.id = e.invoice_id where i.id is null)
      + (select count(*) from invoice_vat v left join invoice i on i.id = v.invoice_id where i.id is null)
      + (select count(*) from payment_clock c left join invoice i on i.id = c.invoice_id where i.id is null)`,
  "amounts that do not add up": `
    select count(*) from invoice i join invoice_vat v on v.invoice_id = i.id
      where i.total_excl_tax + i.total_tax <> i.total_incl_tax or v.base <> i.total_excl_tax or v.tax <> i.total_tax
        or abs(v.base * v.rate / 100 - v.tax) > 0.01`,
  "available invoices without a clock, or clocks of invoices never available": `
    select (select count(*) from invoice i left join payment_clock c on c.invoice_id = i.id
        where i.made_available_at is not null and c.invoice_id is null)
      + (select count(*) from payment_clock c where not exists
        (select 1 from invoice_status_event e where e.invoice_id = c.invoice_id and e.status = 'MISE_A_DISPOSITION'))`,
};

function counterDifference(side: string, column: string, which: string): string {
  return `
    select count(*) from (select ${column} as structure_id, status, count(*)::int as count, sum(case
          when status in ('BROUILLON', 'SUPPRIMEE') then 0 when invoice_type = 'AVOIR' then -total_incl_tax else total_incl_tax
        end) as amount
        from invoice where ${which} group by 1, 2) r
      full join (select * from invoice_counter where side = '${side}' and count > 0) c using (structure_id, status)
      where r.count is distinct from c.count or r.amount is distinct from c.amount`;
}

/**
 * What is wrong with generated data, as sentences; an empty list when all is well. Counters, references and amounts are checked on
 * every row, hash chains on `sample` invoices.
 */
export async function verifyGenerated(url: string, sample: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const problems: string[] = [];
    for (const [what, query] of Object.entries(PROMISES)) {
      const { rows } = await client.query<{ count: string }>(`select (${query})::text as count`);
      if (rows[0]?.count !== "0") problems.push(`${rows[0]?.count} ${what}`);
    }
    const broken = await brokenChains(client, sample);
    if (broken > 0) problems.push(`${broken} histories of ${sample} are not intact`);
    return problems;
  } finally {
    await client.end();
  }
}

type EventRow = Record<string, never> & { invoice_id: string; invoice_status: ChainedEvent["status"] };

async function brokenChains(client: pg.Client, sample: number): Promise<number> {
  const { rows } = await client.query<EventRow>(
    `select e.*, i.status as invoice_status from (select id, status from invoice order by md5(id::text) limit $1) i
       join invoice_status_event e on e.invoice_id = i.id order by e.invoice_id, e.position`,
    [sample],
  );
  const histories = Object.values(Object.groupBy(rows, (row) => row.invoice_id));
  return histories.filter((history) => {
    const status = history?.at(-1)?.invoice_status;
    return !history || !status || !verifyChain(history.map(eventOf), status).intact;
  }).length;
}

/** Columns are the properties of the event in snake case. */
function eventOf(row: EventRow): ChainedEvent {
  const entries = Object.entries(row).map(([name, value]) => [
    name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return Object.fromEntries(entries) as ChainedEvent;
}
