import "server-only";
import type pg from "pg";
import { pool } from "#lib/platform/db.ts";

/** As many moves as one transaction folds: some tenths of a second. */
const AT_ONCE = 20_000;
/** Any number, the same for everybody who folds. */
const LOCK = 7_301_126;

type Kept = {
  readonly table: string;
  readonly keys: readonly string[];
  readonly sums: Readonly<Record<string, string>>;
};

const COUNTS = { count: "sum(delta)", amount: "sum(delta * amount)" };
const KEPT: readonly (Kept & { readonly of?: string })[] = [
  { table: "invoice_counter", keys: ["structure_id", "side", "status"], sums: COUNTS },
  {
    table: "invoice_month_counter",
    keys: ["structure_id", "side", "month", "status"],
    sums: COUNTS,
    of: "month is not null",
  },
  {
    table: "invoice_partner_counter",
    keys: ["structure_id", "side", "partner_id", "status"],
    sums: COUNTS,
    of: "partner_id is not null",
  },
  {
    table: "invoice_step_time",
    keys: ["structure_id", "side", "status", "month"],
    sums: { count: "count(*)", seconds: "sum(seconds)" },
    of: "seconds is not null",
  },
];

/** Updates the rows that are there and inserts the others. One folds at a time, so nobody inserts between the two. */
function foldInto({ table, keys, sums, of = "true" }: (typeof KEPT)[number]): string {
  const column = (key: string) => (table === "invoice_step_time" && key === "month" ? "left_month" : key);
  const names = Object.keys(sums);
  const same = (other: string) => keys.map((key) => `k.${key} = ${other}.${key}`).join(" and ");
  return `${table}_sum as (
      select ${keys.map((key) => `${column(key)} as ${key}`).join(", ")}, ${names.map((name) => `${sums[name]} as ${name}`).join(", ")}
      from taken where ${of} group by ${keys.map(column).join(", ")}
    ), ${table}_grown as (
      update ${table} k set ${names.map((name) => `${name} = k.${name} + s.${name}`).join(", ")}
      from ${table}_sum s where ${same("s")} returning ${keys.map((key) => `k.${key}`).join(", ")}
    ), ${table}_new as (
      insert into ${table} (${[...keys, ...names].join(", ")})
      select ${[...keys, ...names].map((name) => `k.${name}`).join(", ")} from ${table}_sum k
      where not exists (select from ${table}_grown g where ${same("g")})
    )`;
}

const FOLD = `with taken as (
    delete from invoice_counter_move where id in (select id from invoice_counter_move order by id limit ${AT_ONCE}) returning *
  ), ${KEPT.map(foldInto).join(", ")} select count(*)::int as taken from taken`;

/**
 * Adds the moves of invoices up into the kept counters, and forgets them. Does nothing while another process does it. Returns how many
 * moves were folded.
 */
export async function foldCounters(): Promise<number> {
  const client = await pool().connect();
  try {
    let [all, last] = [0, 0];
    do {
      last = await foldOnce(client);
      all += last;
    } while (last === AT_ONCE);
    return all;
  } finally {
    client.release();
  }
}

async function foldOnce(client: pg.PoolClient): Promise<number> {
  await client.query("begin");
  try {
    const lock = await client.query<{ free: boolean }>("select pg_try_advisory_xact_lock($1) as free", [LOCK]);
    const folded = lock.rows[0]?.free ? (await client.query<{ taken: number }>(FOLD)).rows[0]?.taken : 0;
    await client.query("commit");
    return folded ?? 0;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
