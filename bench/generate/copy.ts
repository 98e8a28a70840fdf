import { once } from "node:events";
import pg from "pg";
import { type CopyStreamQuery, from as copyFrom } from "pg-copy-streams";

export type Cell = string | number | boolean | Date | null;

const FLUSH_AT = 256 * 1024;
const UNSAFE = /[\\\t\n\r]/g;
const ESCAPED: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** One cell in the text format of COPY. */
export function copyCell(cell: Cell): string {
  if (cell === null) return "\\N";
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === "string" ? cell.replace(UNSAFE, (found) => ESCAPED[found] ?? found) : String(cell);
}

/** A COPY into one table over a connection of its own. */
export type CopyInto = {
  add(cells: readonly Cell[]): void;
  /** Sends what waits when it is large enough, at the pace of the database. */
  drain(): Promise<void>;
  /** Ends the copy; resolves to the number of rows written. */
  close(): Promise<number>;
};

/**
 * Opens a COPY into `table`. Triggers and foreign keys are off on this connection (role "replica"): the rows are made
 * consistent by the generator and checked afterwards by `verifyGenerated`; check constraints and unique indexes stay on.
 */
export async function openCopy(url: string, table: string, columns: readonly string[]): Promise<CopyInto> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("set session_replication_role = replica");
  await client.query("set synchronous_commit = off");
  const names = columns.map((column) => client.escapeIdentifier(column)).join(", ");
  const stream: CopyStreamQuery = client.query(
    copyFrom(`copy ${client.escapeIdentifier(table)} (${names}) from stdin`),
  );
  let failure: Error | undefined;
  stream.on("error", (error: Error) => {
    failure = error;
  });
  let waiting = "";
  const send = async (text: string) => {
    if (failure) throw failure;
    if (!stream.write(text)) await once(stream, "drain");
  };
  return {
    add(cells) {
      waiting += `${cells.map(copyCell).join("\t")}\n`;
    },
    async drain() {
      if (waiting.length < FLUSH_AT) return;
      const text = waiting;
      waiting = "";
      await send(text);
    },
    async close() {
      if (waiting !== "") await send(waiting);
      stream.end();
      if (!stream.writableFinished) await once(stream, "finish");
      if (failure) throw failure;
      await client.end();
      return stream.rowCount;
    },
  };
}
