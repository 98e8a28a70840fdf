import pg from "pg";

/** How a column of a copy differs from the original's; `k` is the number of the copy, 1 to `times` - 1. */
type Changes = Readonly<Record<string, string>>;

/** Two copies of one row, and a copy and its original, differ in the last digit of the id, so that they lie side by side as in life. */
const flipped = (column: string) =>
  `overlay(${column}::text placing to_hex(('x' || right(${column}::text, 1))::bit(4)::int # k) from 36 for 1)::uuid`;

/** The last `digits` digits, a million further for each copy: the originals are a million at most. */
const further = (column: string, digits: number) =>
  `left(${column}, -${digits}) || lpad((right(${column}, ${digits})::bigint + k * 1000000)::text, ${digits}, '0')`;

/** The tables that grow with the invoices; what is kept per structure, month or partner is multiplied where it stands. */
const COPIED: Readonly<Record<string, Changes>> = {
  invoice_status_event: { id: flipped("id"), invoice_id: flipped("invoice_id") },
  invoice: {
    id: flipped("id"),
    number: further("number", 7),
    draft_number: further("draft_number", 14),
  },
  document: { id: flipped("id"), sha256: "overlay(sha256 placing to_hex(k) from 1 for 1)" },
  invoice_file: { id: flipped("id"), invoice_id: flipped("invoice_id"), document_id: flipped("document_id") },
  invoice_vat: { id: flipped("id"), invoice_id: flipped("invoice_id") },
  payment_clock: { invoice_id: flipped("invoice_id") },
};
const MULTIPLIED: Readonly<Record<string, readonly string[]>> = {
  invoice_counter: ["count", "amount"],
  invoice_month_counter: ["count", "amount"],
  invoice_partner_counter: ["count", "amount"],
  invoice_step_time: ["count", "seconds"],
};

/**
 * Makes of each invoice of a generated database `times` (2 to 10): same parties, dates and amounts, other ids and numbers, counters to
 * match. Quicker by far than to tell ten million stories; indexes are built anew at the end, as `reindex` would. The histories of copies keep the hashes of
 * their originals: whoever measures the verification of chains does so on originals.
 */
export async function multiplyInvoices(url: string, times: number, say: (text: string) => void): Promise<void> {
  const [first, second] = [await connect(url), await connect(url)];
  try {
    const indexes = await dropIndexes(first);
    const [largest, ...others] = Object.entries(COPIED);
    await together([first, second], [largest ? [largest] : [], others], async (client, [table, changes]) => {
      await client.query(await copying(client, table, changes, times));
      say(`${table} copied`);
    });
    for (const [table, columns] of Object.entries(MULTIPLIED)) {
      await first.query(
        `update ${table} set ${columns.map((column) => `${column} = ${column} * ${times}`).join(", ")}`,
      );
    }
    // In turns on two connections, the largest table's own first.
    const halves = [0, 1].map((half) => indexes.filter((_, place) => place % 2 === half));
    await together([first, second], halves, (client, definition) => client.query(definition));
    say(`${indexes.length} indexes built`);
    await first.query("select setval(to_regclass('invoice_draft_number'), (select count(*) from invoice))");
    await first.query("vacuum (analyze)");
    await first.query("checkpoint");
  } finally {
    await Promise.all([first.end(), second.end()]);
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("set session_replication_role = replica");
  await client.query("set synchronous_commit = off");
  await client.query("set maintenance_work_mem = '1GB'");
  return client;
}

/** Runs `work` on the n-th list with the n-th connection, the lists side by side. */
async function together<T>(
  clients: readonly pg.Client[],
  lists: readonly (readonly T[])[],
  work: (client: pg.Client, item: T) => Promise<unknown>,
): Promise<void> {
  await Promise.all(
    clients.map(async (client, place) => {
      for (const item of lists[place] ?? []) await work(client, item);
    }),
  );
}

/** Drops every index of the copied tables that no constraint holds; returns the statements that make them again. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(x.indexrelid) as definition from pg_index x
       join pg_class c on c.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
     where t.relname = any($1) and not exists (select 1 from pg_constraint k where k.conindid = x.indexrelid)
     order by pg_relation_size(x.indexrelid) desc`,
    [Object.keys(COPIED)],
  );
  for (const { name } of rows) await client.query(`drop index ${client.escapeIdentifier(name)}`);
  return rows.map(({ definition }) => definition);
}

async function copying(client: pg.Client, table: string, changes: Changes, times: number): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = ''
     order by attnum`,
    [table],
  );
  const names = rows.map(({ name }) => client.escapeIdentifier(name));
  const values = rows.map(({ name }) => changes[name] ?? `t.${client.escapeIdentifier(name)}`);
  return `insert into ${table} (${names.join(", ")}) select ${values.join(", ")} from ${table} t cross join generate_series(1, ${times - 1}) k`;
}
