import "server-only";
import { once } from "node:events";
import type { ClientBase } from "pg";
import { from as copyFrom } from "pg-copy-streams";

export type CopyCell = string | number | boolean | null;

const FLUSH_AT = 256 * 1024;
const UNSAFE = /[\\\t\n\r]/g;
const ESCAPED: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function copyCell(cell: CopyCell): string {
  if (cell === null) return "\\N";
  return typeof cell === "string" ? cell.replace(UNSAFE, (found) => ESCAPED[found] ?? found) : String(cell);
}

/** Rows on their way into one table by COPY. */
export type CopyInto = {
  add(cells: readonly CopyCell[]): void;
  /** Sends what waits when there is enough of it, at the pace of the database: memory stays flat. */
  drain(): Promise<void>;
  /** Ends the copy; resolves to the number of rows. */
  close(): Promise<number>;
};

/** Opens a COPY on a connection that does nothing else until it is closed. `table` and `columns` are names of the code, never of a person. */
export function openCopy(client: ClientBase, table: string, columns: readonly string[]): CopyInto {
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(", ")}) from stdin`));
  let failure: Error | undefined;
  stream.on("error", (error: Error) => {
    failure = error;
  });
  let waiting = "";
  const send = async () => {
    const text = waiting;
    waiting = "";
    if (failure) throw failure;
    if (text !== "" && !stream.write(text)) await once(stream, "drain");
  };
  return {
    add(cells) {
      waiting += `${cells.map(copyCell).join("\t")}\n`;
    },
    async drain() {
      if (waiting.length >= FLUSH_AT) await send();
    },
    async close() {
      await send();
      stream.end();
      if (!stream.writableFinished && !failure) await once(stream, "finish");
      if (failure) throw failure;
      return stream.rowCount;
    },
  };
}
