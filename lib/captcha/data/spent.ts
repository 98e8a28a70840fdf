import "server-only";
import { pool } from "#lib/platform/db.ts";

/**
 * Uses something up: true for the first who asks, also among many at the same instant. A few rows that nobody can use any more go at
 * the same time, so that the table stays small without a task of its own.
 */
export async function spend(id: string, until: number, at: Date): Promise<boolean> {
  const { rowCount } = await pool().query(
    "insert into spent_token (id, expires_at) values ($1, $2) on conflict do nothing",
    [id, new Date(until)],
  );
  await pool().query(
    "delete from spent_token where id in (select id from spent_token where expires_at < $1 limit 20 for update skip locked)",
    [at],
  );
  return rowCount === 1;
}

export async function isSpent(id: string): Promise<boolean> {
  const { rowCount } = await pool().query("select 1 from spent_token where id = $1", [id]);
  return rowCount !== 0;
}
