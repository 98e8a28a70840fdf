/**
 * Fills an empty, migrated database with invoices, for the benchmarks and for whoever wants to see the portal full:
 * `node --conditions=react-server bench/generate.ts --invoices=1000000 --url=postgresql://…`
 *
 * Real: structures with valid SIRETs, one person and services each, a Pareto law of sizes, histories that follow the transition table
 * with valid hash chains, payment clocks computed by the domain, counters that agree with the rows. One main file
 * each, whose bytes are not in storage. Left out: lines of invoices, certificates, notifications, audit rows.
 */
import { parseArgs } from "node:util";
import pg from "pg";
import { type CopyInto, openCopy } from "#bench/generate/copy.ts";
import { COUNTER_COLUMNS, createCounters } from "#bench/generate/counters.ts";
import {
  CLOCK_COLUMNS,
  DOCUMENT_COLUMNS,
  EVENT_COLUMNS,
  FILE_COLUMNS,
  INVOICE_COLUMNS,
  VAT_COLUMNS,
  writeInvoice,
} from "#bench/generate/invoices.ts";
import { paretoRanks, type Random, seededRandom } from "#bench/generate/random.ts";
import {
  HABILITATION_COLUMNS,
  MEMBERSHIP_COLUMNS,
  type Party,
  SERVICE_COLUMNS,
  STRUCTURE_COLUMNS,
  USER_COLUMNS,
  writeParty,
} from "#bench/generate/structures.ts";

const DAY = 86_400_000;
const PERIOD = 730 * DAY;
/** Shares of the largest supplier and of the largest recipient: 34 k and 50 k of a million. */
const TOP_SUPPLIER = 0.034;
const TOP_RECIPIENT = 0.05;

export type Shape = { readonly invoices: number; readonly suppliers: number; readonly recipients: number };

/** 140 k structures for a million invoices, in proportion below, never fewer than 200. */
export function shapeOf(
  invoices: number,
  structures = Math.max(200, Math.round(Math.min(1, invoices / 1_000_000) * 140_000)),
): Shape {
  const suppliers = Math.round(structures * 0.36);
  return { invoices, suppliers, recipients: structures - suppliers };
}

export type Generated = {
  readonly shape: Shape;
  readonly events: number;
  readonly seconds: number;
  readonly topSupplier: Party;
  readonly topRecipient: Party;
  /** The twenty largest suppliers but the first, as one accountant would serve them. */
  readonly clients: readonly Party[];
};

export type GenerateOptions = {
  readonly url: string;
  readonly invoices: number;
  /** By default in proportion of the invoices. */
  readonly structures?: number;
  readonly seed?: number;
  /** The present of the data: the last invoices were begun just before. */
  readonly until?: Date;
  readonly say?: (text: string) => void;
};

export async function generate(options: GenerateOptions): Promise<Generated> {
  const started = performance.now();
  const { url, seed = 1, until = new Date(), say = () => undefined } = options;
  await refuseIfFilled(url);
  const random = seededRandom(seed);
  const shape = shapeOf(options.invoices, options.structures);
  const begin = until.getTime() - PERIOD;
  const parties = await writeParties(url, random, shape, new Date(begin - DAY));
  say(`${shape.suppliers + shape.recipients} structures in ${elapsed(started)}`);
  const events = await writeInvoices(url, random, shape, parties, { begin, until: until.getTime(), say });
  say(`${shape.invoices} invoices and ${events} events in ${elapsed(started)}`);
  await settle(url, shape.invoices);
  say(`settled in ${elapsed(started)}`);
  const [topSupplier, topRecipient] = [parties.suppliers[0], parties.recipients[0]];
  if (!topSupplier || !topRecipient) throw new Error("no structure was made");
  const clients = parties.suppliers.slice(1, 21);
  return { shape, events, seconds: (performance.now() - started) / 1000, topSupplier, topRecipient, clients };
}

type Parties = { readonly suppliers: readonly Party[]; readonly recipients: readonly Party[] };

async function writeParties(url: string, random: Random, shape: Shape, at: Date): Promise<Parties> {
  const tables = {
    structure: await openCopy(url, "structure", STRUCTURE_COLUMNS),
    service: await openCopy(url, "service", SERVICE_COLUMNS),
    user: await openCopy(url, "user", USER_COLUMNS),
    membership: await openCopy(url, "membership", MEMBERSHIP_COLUMNS),
    habilitation: await openCopy(url, "habilitation", HABILITATION_COLUMNS),
  };
  const make = async (kind: "PUBLIQUE" | "PRIVEE", count: number) => {
    const made: Party[] = [];
    for (let index = 0; index < count; index += 1) {
      made.push(writeParty(tables, random, kind, index, at));
      if (index % 500 === 0) await drainAll(tables);
    }
    return made;
  };
  const parties = {
    suppliers: await make("PRIVEE", shape.suppliers),
    recipients: await make("PUBLIQUE", shape.recipients),
  };
  await closeAll(tables);
  return parties;
}

type Period = { readonly begin: number; readonly until: number; readonly say: (text: string) => void };

/** Invoices come in the order of time, so that their ids and the numbers of each supplier grow as they do in life. */
async function writeInvoices(url: string, random: Random, shape: Shape, parties: Parties, period: Period) {
  const tables = {
    invoice: await openCopy(url, "invoice", INVOICE_COLUMNS),
    vat: await openCopy(url, "invoice_vat", VAT_COLUMNS),
    event: await openCopy(url, "invoice_status_event", EVENT_COLUMNS),
    clock: await openCopy(url, "payment_clock", CLOCK_COLUMNS),
    document: await openCopy(url, "document", DOCUMENT_COLUMNS),
    file: await openCopy(url, "invoice_file", FILE_COLUMNS),
  };
  const drawSupplier = paretoRanks(shape.suppliers, TOP_SUPPLIER);
  const drawRecipient = paretoRanks(shape.recipients, TOP_RECIPIENT);
  const issued = new Map<string, number>();
  const counters = createCounters();
  let events = 0;
  for (let sequence = 1; sequence <= shape.invoices; sequence += 1) {
    const supplier = parties.suppliers[drawSupplier(random)];
    const recipient = parties.recipients[drawRecipient(random)];
    if (!supplier || !recipient) throw new Error("a rank without a structure");
    const supplierSequence = (issued.get(supplier.id) ?? 0) + 1;
    issued.set(supplier.id, supplierSequence);
    const start = Math.floor(period.begin + ((sequence - random.next()) / shape.invoices) * PERIOD);
    const cast = { supplier, recipient, supplierSequence, sequence };
    const written = writeInvoice(tables, random, cast, start, period.until);
    counters.count(supplier.id, recipient.id, written);
    events += written.events;
    if (sequence % 500 === 0) await drainAll(tables);
    if (sequence % 100_000 === 0) period.say(`${sequence} invoices`);
  }
  await closeAll(tables);
  const counter = await openCopy(url, "invoice_counter", COUNTER_COLUMNS);
  await counters.write(counter);
  await counter.close();
  await withClient(url, (client) => client.query("select fill_invoice_figures()"));
  return events;
}

async function drainAll(tables: Readonly<Record<string, CopyInto>>): Promise<void> {
  for (const table of Object.values(tables)) await table.drain();
}

async function closeAll(tables: Readonly<Record<string, CopyInto>>): Promise<void> {
  await Promise.all(Object.values(tables).map((table) => table.close()));
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function refuseIfFilled(url: string): Promise<void> {
  return withClient(url, async (client) => {
    const found = await client.query("select 1 from structure limit 1");
    if (found.rowCount) throw new Error("this database already holds structures: generate into an empty one");
  });
}

/** The sequence of drafts goes on after the last one; then what autovacuum does within minutes on a living database. */
function settle(url: string, invoices: number): Promise<void> {
  return withClient(url, async (client) => {
    await client.query("select setval(to_regclass('invoice_draft_number'), $1)", [invoices]);
    await client.query("vacuum (analyze)");
    await client.query("checkpoint");
  });
}

function elapsed(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { invoices: { type: "string", default: "10000" }, url: { type: "string" }, seed: { type: "string" } },
  });
  if (!values.url) throw new Error("--url=postgresql://… of an empty, migrated database is needed");
  const made = await generate({
    url: values.url,
    invoices: Number(values.invoices),
    seed: Number(values.seed ?? 1),
    say: (text) => console.log(text),
  });
  console.log(`Largest supplier ${made.topSupplier.label} (${made.topSupplier.userEmail})`);
  console.log(`Largest recipient ${made.topRecipient.label} (${made.topRecipient.userEmail})`);
}
