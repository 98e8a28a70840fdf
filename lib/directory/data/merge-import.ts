import "server-only";
import type { PoolClient } from "pg";
import * as sql from "#lib/directory/data/import-sql.ts";
import type { Staged } from "#lib/directory/data/stage-file.ts";
import type { FileKind, FileReport, RefusedLine } from "#lib/directory/domain/import-report.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type Merged = { readonly created: number; readonly changed: number; readonly refused: number };
export type Gone = { readonly absent: number; readonly deactivated: number };
type OnRefused = (line: RefusedLine) => void;

export async function prepare(client: PoolClient): Promise<void> {
  for (const statement of [sql.STAGED_STRUCTURES, sql.STAGED_SERVICES, sql.TOUCHED]) await client.query(statement);
}

const count = async (client: PoolClient, statement: string, values: readonly unknown[] = []) =>
  (await client.query(statement, [...values])).rowCount ?? 0;

/** What was read of the structures into the portal's own table. */
export async function mergeStructures(
  client: PoolClient,
  { header }: Staged,
  at: Date,
  onRefused: OnRefused,
): Promise<Merged> {
  const present = header.present.map(({ column }) => column);
  const refused = (await count(client, sql.SPOIL_DUPLICATES)) + (await count(client, sql.SPOIL_PRIVATE));
  await tellSpoiled(client, "structures", onRefused);
  const changed = await count(client, sql.changeStructures(present), [at]);
  const created = await count(client, sql.createStructures(present), [at]);
  return { created, changed, refused };
}

/** The same for services, once their structures are there. */
export async function mergeServices(
  client: PoolClient,
  { header }: Staged,
  at: Date,
  onRefused: OnRefused,
): Promise<Merged> {
  const present = header.present.map(({ column }) => column);
  await client.query(sql.FIND_STRUCTURES);
  const refused = (await count(client, sql.SPOIL_UNKNOWN)) + (await count(client, sql.SPOIL_DUPLICATE_SERVICES));
  await client.query("analyze staged_service");
  await tellSpoiled(client, "services", onRefused);
  const changed = await count(client, sql.changeServices(present), [at]);
  const created = await count(client, sql.createServices(present), [at]);
  return { created, changed, refused };
}

/** Share of the active structures that a file may drop, and a number below which any share may. A file cut short is not a clean-up. */
const MOST_ABSENT = 0.2;
const FEW = 20;

/** Counts what the files no longer list; makes it inactive when asked to. */
export async function deactivateAbsent(
  client: PoolClient,
  at: Date,
  { wanted, services }: { wanted: boolean; services: boolean },
): Promise<Result<{ structures: Gone; services: Gone }, "IMPORT_TOO_MANY_ABSENT">> {
  const counted = await client.query<{ absent: number; active: number }>(sql.COUNT_ABSENT);
  const { absent = 0, active = 0 } = counted.rows[0] ?? {};
  if (wanted && absent > FEW && absent > active * MOST_ABSENT)
    return refuse("IMPORT_TOO_MANY_ABSENT", { params: { absent, active } });
  const found = services ? await client.query<{ absent: number }>(sql.COUNT_ABSENT_SERVICES) : null;
  const absentServices = found?.rows[0]?.absent ?? 0;
  return ok({
    structures: { absent, deactivated: wanted ? await count(client, sql.DEACTIVATE_ABSENT, [at]) : 0 },
    services: {
      absent: absentServices,
      deactivated: wanted && services ? await count(client, sql.DEACTIVATE_ABSENT_SERVICES, [at]) : 0,
    },
  });
}

export function countFile(staged: Staged, merged: Merged, gone: Gone): FileReport {
  const refused = staged.refused + merged.refused;
  const { created, changed } = merged;
  return {
    read: staged.read,
    created,
    changed,
    unchanged: staged.read - refused - created - changed,
    ...gone,
    refused,
  };
}

type Spoiled = {
  line: number;
  rule: "DUPLICATE" | "PRIVATE_STRUCTURE" | "UNKNOWN_STRUCTURE";
  siret: string;
  code: string | null;
};

async function tellSpoiled(client: PoolClient, file: FileKind, onRefused: OnRefused): Promise<void> {
  const statement = sql.spoiled(file === "structures" ? "staged_structure" : "staged_service");
  let after = 0;
  for (;;) {
    const { rows } = await client.query<Spoiled>(statement, [after]);
    for (const { line, rule, siret, code } of rows) {
      const isCode = rule === "DUPLICATE" && code !== null;
      onRefused({
        file,
        line,
        field: isCode ? "code_service" : "siret",
        value: isCode ? `${siret} ${code}` : siret,
        rule,
      });
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.line;
  }
}
