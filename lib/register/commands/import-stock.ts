import "server-only";
import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import { now } from "#lib/platform/clock.ts";
import { openCopy } from "#lib/platform/copy-into.ts";
import { pool } from "#lib/platform/db.ts";
import { type Cell, cellsByName, type StockFile, stockFileOf } from "#lib/register/domain/stock-files.ts";
import { type CsvRecord, readCsv } from "#lib/shared/csv-reader.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type ImportProgress = {
  readonly kind: StockFile["kind"];
  /** Lines of the file that are in the table, those of an import that was cut short included. */
  readonly lines: number;
  /** Of them, how many an earlier run had brought in. */
  readonly resumed: number;
  /** Lines that name no establishment or company. */
  readonly skipped: number;
};

type Order = {
  /** The file as text, from its first character. */
  readonly pieces: AsyncIterable<string>;
  /** What tells this edition of the file from another: its name and size, for instance. */
  readonly edition: string;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Lines for each transaction; memory holds no more. */
  readonly batch?: number;
};

type Refused = "REGISTER_FILE_UNKNOWN" | "REGISTER_FILE_BUSY";

/**
 * Brings a stock file of the SIRENE register in, line by line as it comes: memory stays flat whatever its size. Each batch of lines is one
 * transaction that also notes how far the file is read, so that an import that was cut short goes on from there when it is started again
 * with the same file. A file that was brought in whole is read again from its start. Lines replace what the table had of the same number.
 */
export async function importStock(order: Order): Promise<Result<ImportProgress, Refused>> {
  const client = await pool().connect();
  try {
    const { rows } = await client.query<{ got: boolean }>(
      "select pg_try_advisory_lock(hashtext('register import')) as got",
    );
    if (!rows[0]?.got) return refuse("REGISTER_FILE_BUSY");
    return await importOn(client, order);
  } finally {
    await client.query("select pg_advisory_unlock_all()");
    client.release();
  }
}

async function importOn(
  client: PoolClient,
  { pieces, edition, onProgress, batch = 20_000 }: Order,
): Promise<Result<ImportProgress, Refused>> {
  let run: Run | null = null;
  for await (const records of readCsv(pieces)) {
    for (const { cells } of records) {
      if (!run) {
        run = await startRun(client, cells, edition);
        if (!run) return refuse("REGISTER_FILE_UNKNOWN");
      } else if (run.take(cells) >= batch) {
        await run.write();
        onProgress?.(run.progress());
      }
    }
  }
  if (!run) return refuse("REGISTER_FILE_UNKNOWN");
  await run.write();
  await run.finish();
  onProgress?.(run.progress());
  return ok(run.progress());
}

type Run = {
  /** Takes one line; gives how many wait to be written. */
  take(cells: CsvRecord["cells"]): number;
  write(): Promise<void>;
  finish(): Promise<void>;
  progress(): ImportProgress;
};

async function startRun(client: PoolClient, header: readonly string[], edition: string): Promise<Run | null> {
  const file = stockFileOf(header);
  if (!file) return null;
  const id = createHash("sha256")
    .update(`${edition} ${header.join(",")}`)
    .digest("hex");
  const resumed = await noteStart(client, id, file);
  const cellOf = cellsByName(header);
  await client.query(`create temp table if not exists staged_${file.table} (like ${file.table} including defaults)`);
  let [seen, skipped] = [0, 0];
  let waiting = new Map<string, readonly Cell[]>();
  return {
    take(cells) {
      seen += 1;
      if (seen <= resumed) return 0;
      const row = file.read(cellOf(cells));
      if (!row) skipped += 1;
      // The same number twice in one batch: the last line counts, as it would in two.
      else waiting.set(String(row[0]), row);
      return waiting.size;
    },
    async write() {
      if (seen <= resumed) return;
      const rows = waiting;
      waiting = new Map();
      await writeBatch(client, file, [...rows.values()], { id, lines: seen });
    },
    async finish() {
      await client.query("update register_import set finished_at = $2 where id = $1", [id, now()]);
      await client.query(`drop table if exists staged_${file.table}`);
      await client.query(`analyze ${file.table}`);
    },
    progress: () => ({ kind: file.kind, lines: Math.max(seen, resumed), resumed, skipped }),
  };
}

/** Where an import of this very file stopped; 0 for a new one, and for one that came to its end. */
async function noteStart(client: PoolClient, id: string, { kind }: StockFile): Promise<number> {
  const { rows } = await client.query<{ lines: string }>(
    `insert into register_import (id, kind, lines, started_at) values ($1, $2, 0, $3)
     on conflict (id) do update set
       lines = case when register_import.finished_at is null then register_import.lines else 0 end,
       started_at = excluded.started_at, finished_at = null
     returning lines`,
    [id, kind, now()],
  );
  return Number(rows[0]?.lines ?? 0);
}

async function writeBatch(
  client: PoolClient,
  file: StockFile,
  rows: readonly (readonly Cell[])[],
  { id, lines }: { id: string; lines: number },
): Promise<void> {
  const { table, key, columns } = file;
  await client.query("begin");
  try {
    await client.query(`truncate staged_${table}`);
    const copy = openCopy(client, `staged_${table}`, columns);
    for (const row of rows) {
      copy.add(row);
      await copy.drain();
    }
    await copy.close();
    const others = columns.filter((column) => column !== key);
    const changed = (side: string) => `(${others.map((column) => `${side}.${column}`).join(", ")})`;
    await client.query(
      `insert into ${table} as t (${columns.join(", ")}) select ${columns.join(", ")} from staged_${table}
       on conflict (${key}) do update set ${others.map((column) => `${column} = excluded.${column}`).join(", ")}
       where ${changed("t")} is distinct from ${changed("excluded")}`,
    );
    await client.query("update register_import set lines = $2 where id = $1", [id, lines]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
