import "server-only";
import { type FileColumn, SERVICE_FILE, STRUCTURE_FILE, writeCell } from "#lib/directory/domain/file-columns.ts";
import { pool } from "#lib/platform/db.ts";
import { type CsvColumn, csvHead, csvLine } from "#lib/shared/csv.ts";

/** Structures read at once: short queries by key, so that a slow reader holds neither a connection nor a snapshot. */
const BATCH = 500;

type Row = Readonly<Record<string, string | number | boolean | null>>;

const PUBLIC = "s.kind = 'PUBLIQUE' and s.identifier_type = 'SIRET'";

/** As it leaves: undisclosed structures keep what an invoice needs, and nothing that tells who or where they are. */
const STRUCTURE_SELECT = STRUCTURE_FILE.map((one) =>
  "personal" in one
    ? `case when s.undisclosed then null else s.${one.column} end as ${one.name}`
    : `s.${one.column} as ${one.name}`,
).join(", ");
const SERVICE_SELECT = SERVICE_FILE.map((one) =>
  one.kind === "siret"
    ? `s.identifier as ${one.name}`
    : `v.${one.column}${one.kind === "date" ? "::text" : ""} as ${one.name}`,
).join(", ");

type Batch = { readonly structures: readonly Row[]; readonly services: readonly Row[] };

/** The whole directory by SIRET, a few hundred structures at a time, with their services when they are asked for. */
async function* batches(wanted: { services: boolean }): AsyncGenerator<Batch> {
  let after = "";
  for (;;) {
    const { rows: structures } = await pool().query<Row>(
      `select ${STRUCTURE_SELECT} from structure s where ${PUBLIC} and s.identifier > $1 order by s.identifier limit ${BATCH}`,
      [after],
    );
    const last = structures.at(-1)?.siret;
    if (typeof last !== "string") return;
    const { rows: services } = wanted.services
      ? await pool().query<Row>(
          `select ${SERVICE_SELECT} from service v join structure s on s.id = v.structure_id
           where ${PUBLIC} and s.identifier > $1 and s.identifier <= $2 and v.status <> 'SUPPRIME' order by s.identifier, v.code`,
          [after, last],
        )
      : { rows: [] };
    yield { structures, services };
    after = last;
  }
}

const csvColumns = (columns: readonly FileColumn[]): CsvColumn<Row>[] =>
  columns.map((column) => ({ header: column.name, value: (row) => writeCell(column, row[column.name] ?? null) }));

/** The file of structures, as text to be sent as it comes. */
export async function* directoryStructuresCsv(): AsyncGenerator<string> {
  const columns = csvColumns(STRUCTURE_FILE);
  yield csvHead(columns);
  for await (const { structures } of batches({ services: false }))
    yield structures.map((row) => csvLine(columns, row)).join("");
}

/** The file of services. */
export async function* directoryServicesCsv(): AsyncGenerator<string> {
  const columns = csvColumns(SERVICE_FILE);
  yield csvHead(columns);
  for await (const { services } of batches({ services: true }))
    if (services.length > 0) yield services.map((row) => csvLine(columns, row)).join("");
}

/** Both as one JSON document: structures with their services, under the names of the files. */
export async function* directoryJson(version: DirectoryVersion): AsyncGenerator<string> {
  const head = { format: "chorale-directory", version: 1, updatedAt: version.updatedAt.toISOString() };
  yield `${JSON.stringify(head).slice(0, -1)},"structures":[\n`;
  let first = true;
  for await (const { structures, services } of batches({ services: true })) {
    const of = Map.groupBy(services, (service) => service.siret);
    const lines = structures.map((row) => {
      const own = (of.get(row.siret ?? null) ?? []).map(({ siret: _, ...service }) => service);
      return JSON.stringify({ ...row, type_payeur: payerWord(row), services: own });
    });
    yield `${first ? "" : ",\n"}${lines.join(",\n")}`;
    first = false;
  }
  yield "\n]}\n";
}

const PAYER = STRUCTURE_FILE.find((column) => column.kind === "payer");
const payerWord = (row: Row) => (PAYER ? writeCell(PAYER, row[PAYER.name] ?? null) : null);

export type DirectoryVersion = { readonly updatedAt: Date; readonly tag: string };

/** When the directory last changed, and a mark that differs after any change: how many rows, and the sum of their times. */
export async function directoryVersion(): Promise<DirectoryVersion> {
  const { rows } = await pool().query<{ tag: string; at: Date | null }>(`
    with changes as (
      select updated_at from structure s where ${PUBLIC}
      union all
      select v.updated_at from service v join structure s on s.id = v.structure_id where ${PUBLIC})
    select md5(count(*)::text || ' ' || coalesce(sum(extract(epoch from updated_at)), 0)::text) as tag, max(updated_at) as at from changes`);
  return { updatedAt: rows[0]?.at ?? new Date(0), tag: rows[0]?.tag ?? "" };
}
