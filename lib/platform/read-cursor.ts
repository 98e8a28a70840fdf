import "server-only";
import type { PoolClient } from "pg";
import { pool } from "#lib/platform/db.ts";

/** Rows that stay in memory at once. */
const BATCH = 1_000;
/** A reader that takes nothing for this long is gone: its connection and its snapshot are given back. */
const STALL_MS = 60_000;
/** Each holds a connection for as long as its reader takes. */
const MOST_AT_ONCE = 3;
let open = 0;

/** True when another long reading would leave too few connections to everybody else. */
export function isReadingBusy(): boolean {
  return open >= MOST_AT_ONCE;
}

/** Values as the database writes them: nothing is parsed on the way. */
const AS_TEXT = { getTypeParser: () => (value: string) => value };

/**
 * The rows of a query through a cursor of the server, a batch at a time, as one moment saw them: memory stays flat whatever their number.
 * Each row is a list of texts in the order of the select. Ends early when whoever reads stops, or stops taking.
 */
export async function* readByCursor(
  text: string,
  values: readonly unknown[],
): AsyncGenerator<readonly (readonly (string | null)[])[]> {
  open += 1;
  let client: PoolClient | undefined;
  let stalled: NodeJS.Timeout | undefined;
  const give = (broken: boolean) => {
    client?.release(broken);
    client = undefined;
  };
  try {
    client = await pool().connect();
    // All of it will be read: the plan that ends soonest, not the one that begins soonest.
    await client.query("begin read only; set local cursor_tuple_fraction = 1; set local jit = off");
    await client.query(`declare long_reading no scroll cursor for ${text}`, [...values]);
    const fetch = { text: `fetch ${BATCH} from long_reading`, rowMode: "array", types: AS_TEXT } as const;
    for (;;) {
      const { rows } = await client.query<(string | null)[]>(fetch);
      if (rows.length > 0) {
        stalled = setTimeout(give, STALL_MS, true);
        yield rows;
        clearTimeout(stalled);
        if (!client) throw new Error("whoever read a long list stopped taking it");
      }
      if (rows.length < BATCH) return;
    }
  } finally {
    open -= 1;
    clearTimeout(stalled);
    await client?.query("rollback").then(
      () => give(false),
      () => give(true),
    );
  }
}
