import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { RunningWeb } from "#bench/portal.ts";
import type { Row } from "#bench/row.ts";
import { median, percentile } from "#bench/statistics.ts";
import { routes } from "#lib/shared/routes.ts";

const ROUNDS = 5;
const ROWS_PER_SECOND = 50_000;
/** Megabytes that a file may add to the process while it is sent. */
const FLAT = 64;

export type ExportOrder = {
  readonly server: RunningWeb;
  readonly cookie: string;
  readonly databaseUrl: string;
  readonly supplierId: string;
  /** Where the portal keeps its data. */
  readonly folder: string;
};

/** Downloads `url` and gives how long it took, until its first byte and to its end, with its size and what it added to the process. */
export async function download(server: RunningWeb, path: string, cookie: string) {
  const before = server.memory() ?? 0;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, server.memory() ?? 0);
  }, 20);
  const started = performance.now();
  const reply = await fetch(`${server.origin}${path}`, { headers: { cookie } });
  if (!reply.ok || !reply.body) throw new Error(`${path} answered ${reply.status}`);
  let [first, bytes, lines] = [0, 0, 0];
  for await (const piece of reply.body) {
    if (bytes === 0) first = performance.now() - started;
    bytes += piece.length;
    for (const byte of piece) if (byte === 10) lines += 1;
  }
  const took = performance.now() - started;
  clearInterval(watch);
  return { first, took, bytes, lines, grew: Math.max(most, server.memory() ?? 0) - before };
}

/** The same rows by COPY, which is as fast as PostgreSQL gives them away. */
async function copyAll(client: pg.Client, supplierId: string): Promise<number> {
  const started = performance.now();
  const text = `copy (select i.invoice_type, s.legal_name, s.identifier, r.legal_name, r.identifier, rs.code, coalesce(i.number, i.draft_number),
      i.issue_date, i.submitted_at, i.total_excl_tax, i.total_tax, i.total_incl_tax, i.amount_due, i.currency, i.status, i.status_at,
      i.status_motif, i.cadre, i.commitment_number, i.contract_number, i.original_number, i.deposit_mode,
      (select sum(d.size) from invoice_file f join document d on d.id = f.document_id where f.invoice_id = i.id)
    from invoice i join structure s on s.id = i.supplier_id left join structure r on r.id = i.recipient_id
    left join service rs on rs.id = i.recipient_service_id
    where i.supplier_id = '${supplierId}' and i.status <> 'SUPPRIMEE' order by i.submitted_at desc nulls first, i.id desc) to stdout (format csv)`;
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
  await pipeline(client.query(copyTo(text)), nowhere);
  return performance.now() - started;
}

const ARCHIVED = 500;
const FIRST_BYTE = 300;

/** Gives the first invoices of the list bytes of their own in the storage: 200 kB each, as a PDF of a page or two. */
async function storeFiles(client: pg.Client, { supplierId, folder }: ExportOrder): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `select f.document_id as id from (select i.id from invoice i where i.supplier_id = $1 and i.status <> 'SUPPRIMEE'
       order by i.submitted_at desc nulls first, i.id desc limit ${ARCHIVED}) as first
     join invoice_file f on f.invoice_id = first.id and f.role = 'MAIN'`,
    [supplierId],
  );
  for (const { id } of rows) {
    const bytes = randomBytes(200_000);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const place = path.join(folder, "documents", sha256.slice(0, 2), sha256.slice(2, 4));
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, sha256), bytes);
    await client.query("update document set sha256 = $2, size = $3 where id = $1", [id, sha256, bytes.length]);
  }
}

/** The documents of five hundred invoices as one archive, over HTTP. */
export async function measureArchive(order: ExportOrder): Promise<Row[]> {
  const client = new pg.Client({ connectionString: order.databaseUrl });
  await client.connect();
  await storeFiles(client, order).finally(() => client.end());
  const [first, took, grew]: [number[], number[], number[]] = [[], [], []];
  let bytes = 0;
  for (let round = -1; round < ROUNDS; round += 1) {
    const one = await download(order.server, routes.issuedSearchArchive(), order.cookie);
    if (round < 0) continue;
    first.push(one.first);
    took.push(one.took);
    grew.push(one.grew);
    bytes = one.bytes;
  }
  const name = `Zip of ${ARCHIVED} invoices`;
  const [start, growth] = [percentile(first, 0.95), Math.max(...grew)];
  return [
    { name: `${name}: first byte`, value: start, unit: "ms", bar: `≤ ${FIRST_BYTE} ms`, met: start <= FIRST_BYTE },
    { name: `${name}: growth of the process`, value: growth, unit: "MB", bar: `≤ ${FLAT} MB`, met: growth <= FLAT },
    { name: `${name}: speed`, value: bytes / 1e6 / (median(took) / 1000), unit: "MB/s" },
  ];
}

/** The whole list of the largest supplier as a file, over HTTP, beside COPY of the same rows. */
export async function measureExports({ server, cookie, databaseUrl, supplierId }: ExportOrder): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const samples = { csv: [] as number[], xlsx: [] as number[], copy: [] as number[] };
  let [rows, grew] = [0, 0];
  try {
    for (let round = -1; round < ROUNDS; round += 1) {
      const csv = await download(server, routes.issuedSearchExport(), cookie);
      const xlsx = await download(server, routes.issuedSearchExport({ format: "xlsx" }), cookie);
      const copy = await copyAll(client, supplierId);
      if (round < 0) continue;
      rows = csv.lines - 1;
      grew = Math.max(grew, csv.grew, xlsx.grew);
      samples.csv.push(csv.took);
      samples.xlsx.push(xlsx.took);
      samples.copy.push(copy);
    }
  } finally {
    await client.end();
  }
  const yardstick = { name: "COPY, ms", value: median(samples.copy) };
  const speed = (rows / median(samples.csv)) * 1000;
  return [
    {
      name: `CSV of ${rows} issued invoices`,
      value: speed,
      unit: "rows/s",
      yardstick,
      ratio: median(samples.csv) / yardstick.value,
      bar: `≥ ${ROWS_PER_SECOND} rows/s`,
      met: speed >= ROWS_PER_SECOND,
    },
    {
      name: `XLSX of ${rows} issued invoices`,
      value: (rows / median(samples.xlsx)) * 1000,
      unit: "rows/s",
      yardstick,
      ratio: median(samples.xlsx) / yardstick.value,
    },
    {
      name: "Files of lists: growth of the process while they are sent",
      value: grew,
      unit: "MB",
      bar: `≤ ${FLAT} MB`,
      met: grew <= FLAT,
    },
  ];
}
