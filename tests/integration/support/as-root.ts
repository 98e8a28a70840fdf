import pg from "pg";

/** Runs SQL as somebody who owns the database and switches its guards off: what an intruder, or a bad restore, could do. */
export async function asRoot(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query(`set session_replication_role = replica; ${sql}`);
  } finally {
    await client.end();
  }
}
