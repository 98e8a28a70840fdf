import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { verifyGenerated } from "#bench/generate/verify.ts";
import { generate } from "#bench/generate.ts";
import { statusPairs } from "#lib/invoices/domain/life-cycle.ts";

const UNTIL = new Date("2026-11-01T08:00:00Z");

async function query<T>(sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

describe("the generator of large data", () => {
  beforeAll(async () => {
    await generate({ url: process.env.DATABASE_URL ?? "", invoices: 1_000, seed: 7, until: UNTIL });
  });

  it("refuses a database that is not empty", async () => {
    await expect(generate({ url: process.env.DATABASE_URL ?? "", invoices: 10 })).rejects.toThrow(/already holds/);
  });

  it("makes consistent rows: counters, references, amounts, clocks and hash chains", async () => {
    expect(await query("select count(*)::int as count from invoice")).toEqual([{ count: 1_000 }]);
    expect(await verifyGenerated(process.env.DATABASE_URL ?? "", 1_000)).toEqual([]);
  });

  it("follows the transition table: no pair of statuses outside it", async () => {
    const pairs = await query<{ before: string | null; after: string }>(
      `select distinct lag(status) over (partition by invoice_id order by position) as before, status as after from invoice_status_event`,
    );
    const allowed = new Set(statusPairs().map(([before, after]) => `${before}>${after}`));
    expect(pairs.length).toBeGreaterThan(15);
    expect(pairs.map((row) => `${row.before}>${row.after}`).filter((pair) => !allowed.has(pair))).toEqual([]);
  });

  it("its verification sees a counter, a hash or an amount that was altered", async () => {
    await query(`set session_replication_role = replica;
      update invoice_counter set count = count + 1 where ctid = (select min(ctid) from invoice_counter);
      update invoice_status_event set comment = 'altered' where position = 1;
      update invoice set total_excl_tax = total_excl_tax + 1 where ctid = (select min(ctid) from invoice)`);
    const problems = await verifyGenerated(process.env.DATABASE_URL ?? "", 100);
    expect(problems).toHaveLength(3);
    expect(problems.join("\n")).toMatch(/1 counters of issued[\s\S]*1 amounts[\s\S]*100 histories of 100/);
  });
});
