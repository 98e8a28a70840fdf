import "server-only";
import { pool } from "#lib/platform/db.ts";

/** Rows that stay in memory at once. */
const BATCH = 1_000;
/** Values as the database writes them: nothing is parsed on the way. */
const AS_TEXT = { getTypeParser: () => (value: string) => value };

type Texts = readonly (string | null)[];

/** The rows of a query at once, each a list of texts in the order of the select. */
export async function readTexts(text: string, values: readonly unknown[]): Promise<Texts[]> {
  const { rows } = await pool().query<(string | null)[]>({
    text,
    values: [...values],
    rowMode: "array",
    types: AS_TEXT,
  });
  return rows;
}

/**
 * The rows of a query through a cursor of the server, a batch at a time, as one moment saw them: memory stays flat whatever their number.
 * Each row is a list of texts in the order of the select. Holds a connection until it is read or left.
 */
export async function* readByCursor(text: string, values: readonly unknown[]): AsyncGenerator<readonly Texts[]> {
  const client = await pool().connect();
  let broken = false;
  try {
    // All of it will be read: the plan that ends soonest, not the one that begins soonest.
    await client.query("begin read only; set local cursor_tuple_fraction = 1; set local jit = off");
    await client.query(`declare long_reading no scroll cursor for ${text}`, [...values]);
    const fetch = { text: `fetch ${BATCH} from long_reading`, rowMode: "array", types: AS_TEXT } as const;
    for (;;) {
      const { rows } = await client.query<(string | null)[]>(fetch);
      if (rows.length > 0) yield rows;
      if (rows.length < BATCH) return;
    }
  } catch (error) {
    broken = true;
    throw error;
  } finally {
    if (!broken) await client.query("rollback").catch(() => (broken = true));
    client.release(broken);
  }
}
