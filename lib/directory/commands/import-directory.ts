import "server-only";
import type { PoolClient } from "pg";
import { recordAuditRows } from "#lib/audit/index.ts";
import { TOUCHED_WITH_MEMBERS } from "#lib/directory/data/import-sql.ts";
import {
  countFile,
  deactivateAbsent,
  mergeServices,
  mergeStructures,
  prepare,
} from "#lib/directory/data/merge-import.ts";
import { stageFile } from "#lib/directory/data/stage-file.ts";
import { SERVICE_FILE, STRUCTURE_FILE } from "#lib/directory/domain/file-columns.ts";
import type { ImportReport, RefusedLine } from "#lib/directory/domain/import-report.ts";
import { now } from "#lib/platform/clock.ts";
import { pool } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type ImportOrder = {
  /** The file of structures, as UTF-8 text in pieces. */
  readonly structures: AsyncIterable<string>;
  readonly services?: AsyncIterable<string>;
  /** Structures and services that the files no longer list become inactive. */
  readonly deactivateAbsent?: boolean;
  /** Does everything, says what it would change, and changes nothing. */
  readonly dryRun?: boolean;
  /** Told of each line that is left out, as it is found. */
  readonly onRefused?: (line: RefusedLine) => void;
};

export type ImportRefusal =
  | "IMPORT_COLUMNS_MISSING"
  | "IMPORT_FILE_BROKEN"
  | "IMPORT_RUNNING"
  | "IMPORT_TOO_MANY_ABSENT";

/** Any number that nothing else locks: two imports at once would wait for each other's rows. */
const LOCK = 7_230_123;

/**
 * Brings a file of the directory in (docs/directory-file.md): structures, then services, all of it in one transaction. Lines that break a
 * rule are left out and told; what is known and unchanged is not written, so that a second run changes nothing. Memory stays flat.
 */
export async function importDirectory(order: ImportOrder): Promise<Result<ImportReport, ImportRefusal>> {
  const client = await pool().connect();
  let healthy = false;
  try {
    await client.query("begin");
    const outcome = await run(client, order);
    const kept = outcome.ok && !outcome.data.dryRun;
    await client.query(kept ? "commit" : "rollback");
    if (kept) await client.query("analyze structure, service");
    healthy = true;
    return outcome;
  } finally {
    client.release(!healthy);
  }
}

async function run(client: PoolClient, order: ImportOrder): Promise<Result<ImportReport, ImportRefusal>> {
  const at = now();
  const lock = await client.query<{ free: boolean }>("select pg_try_advisory_xact_lock($1) as free", [LOCK]);
  if (!lock.rows[0]?.free) return refuse("IMPORT_RUNNING");
  await prepare(client);
  const rules = { check: env().identifierCheck, onRefused: order.onRefused ?? (() => undefined) };

  const structures = await stageFile(client, "structures", order.structures, { columns: STRUCTURE_FILE, ...rules });
  if (!structures.ok) return structures;
  const merged = await mergeStructures(client, structures.data, at, rules.onRefused);

  const services =
    order.services && (await stageFile(client, "services", order.services, { columns: SERVICE_FILE, ...rules }));
  if (services && !services.ok) return services;
  const mergedServices = services ? await mergeServices(client, services.data, at, rules.onRefused) : null;

  const wanted = { wanted: order.deactivateAbsent ?? false, services: services !== undefined };
  const gone = await deactivateAbsent(client, at, wanted);
  if (!gone.ok) return gone;
  const report: ImportReport = {
    structures: countFile(structures.data, merged, gone.data.structures),
    services: services && mergedServices ? countFile(services.data, mergedServices, gone.data.services) : null,
    unknownColumns: [...structures.data.header.unknown, ...(services?.data.header.unknown ?? [])],
    dryRun: order.dryRun ?? false,
  };
  await keep(client, report);
  return ok(report);
}

/** One event for the import, and one for each structure that people here act for. */
async function keep(client: PoolClient, { structures, services }: ImportReport): Promise<void> {
  const { created, changed, deactivated, refused } = structures;
  const moved = services ? services.created + services.changed + services.deactivated : 0;
  if (created + changed + deactivated + moved === 0) return;
  const touched = await client.query<{ id: string; changed: boolean; deactivated: boolean; services: number }>(
    TOUCHED_WITH_MEMBERS,
  );
  await recordAuditRows(client, [
    {
      type: "directory.imported",
      detail: { created, changed, deactivated, services: moved, refused: refused + (services?.refused ?? 0) },
    },
    ...touched.rows.map(({ id, ...detail }) => ({
      type: "structure.imported" as const,
      detail,
      structureId: id,
      subject: { type: "structure" as const, id },
    })),
  ]);
}
