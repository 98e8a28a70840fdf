import "server-only";
import type { PoolClient } from "pg";
import { LINE_COLUMNS } from "#lib/directory/data/import-sql.ts";
import { type FileColumn, type Header, readHeader } from "#lib/directory/domain/file-columns.ts";
import type { FileKind, RefusedLine } from "#lib/directory/domain/import-report.ts";
import { readLine } from "#lib/directory/domain/read-line.ts";
import { type CopyCell, type CopyInto, openCopy } from "#lib/platform/copy-into.ts";
import { CsvError, type CsvRecord, readCsv } from "#lib/shared/csv-reader.ts";
import { newId } from "#lib/shared/ids.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type Staged = {
  readonly header: Header;
  /** Lines of the file but the first. */
  readonly read: number;
  /** Of those, how many broke a rule of their cells. */
  readonly refused: number;
};

type Rules = {
  readonly columns: readonly FileColumn[];
  readonly check: "strict" | "warn";
  readonly onRefused: (line: RefusedLine) => void;
};

type Refused = "IMPORT_COLUMNS_MISSING" | "IMPORT_FILE_BROKEN";

/** Reads a file into its temporary table, line by line as it comes. */
export async function stageFile(
  client: PoolClient,
  file: FileKind,
  pieces: AsyncIterable<string>,
  rules: Rules,
): Promise<Result<Staged, Refused>> {
  let stage = null as Stage | null;
  try {
    for await (const records of readCsv(pieces)) {
      for (const record of records) {
        if (stage) stage.add(record);
        else {
          const header = readHeader(rules.columns, record.cells);
          if (header.missing.length > 0)
            return refuse("IMPORT_COLUMNS_MISSING", { params: { file, columns: header.missing.join(", ") } });
          stage = openStage(client, file, header, record.cells.length, rules);
        }
      }
      await stage?.drain();
    }
  } catch (error) {
    const fault = faultOf(error);
    if (!fault) throw error;
    await stage?.close();
    return refuse("IMPORT_FILE_BROKEN", { params: { file, ...fault } });
  }
  if (!stage) return refuse("IMPORT_COLUMNS_MISSING", { params: { file, columns: "siret" } });
  await stage.close();
  await client.query(`analyze ${TABLES[file]}`);
  return ok(stage.done());
}

/** A file that is no table, or no UTF-8: the line from which on nothing can be told, 0 when it is unknown. */
function faultOf(error: unknown): { line: number; reason: string } | null {
  if (error instanceof CsvError) return { line: error.line, reason: error.fault };
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ERR_ENCODING_INVALID_ENCODED_DATA" ? { line: 0, reason: "NOT_UTF8" } : null;
}

const TABLES: Readonly<Record<FileKind, string>> = { structures: "staged_structure", services: "staged_service" };

type Stage = Pick<CopyInto, "drain" | "close"> & { add(record: CsvRecord): void; done(): Staged };

function openStage(client: PoolClient, file: FileKind, header: Header, width: number, rules: Rules): Stage {
  const own = header.present.filter(({ column }) => column.kind !== "siret");
  const copy = openCopy(client, TABLES[file], [...LINE_COLUMNS, ...own.map(({ column }) => column.column)]);
  const siretAt = header.present.findIndex(({ column }) => column.kind === "siret");
  const nothing: CopyCell[] = own.map(() => null);
  let read = 0;
  let refused = 0;
  return {
    add({ line, cells }) {
      read += 1;
      const result = readLine(header, width, cells, rules.check);
      if (result.ok) return copy.add([line, newId(), result.siret, null, ...result.values.toSpliced(siretAt, 1)]);
      refused += 1;
      const { field, value, rule, siret } = result;
      rules.onRefused({ file, line, field, value: value.slice(0, 200), rule });
      // Kept with its number, so that a structure whose line is wrong does not count as gone.
      if (siret) copy.add([line, newId(), siret, "REFUSED", ...nothing]);
    },
    drain: copy.drain,
    close: copy.close,
    done: () => ({ header, read, refused }),
  };
}
