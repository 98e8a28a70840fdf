import "server-only";
import type { ClientBase } from "pg";
import type { AuditInput } from "#lib/audit/domain/events.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { newId } from "#lib/shared/ids.ts";

/** The same as `recordAudit` for many events in a transaction that runs on a connection of its own, as imports do. */
export async function recordAuditRows(client: ClientBase, events: readonly AuditInput[]): Promise<void> {
  const at = now();
  const rows = events.map((event) => ({
    id: newId(at.getTime()),
    type: event.type,
    outcome: event.outcome ?? "done",
    structure_id: event.structureId ?? null,
    subject_type: event.subject?.type ?? null,
    subject_id: event.subject?.id ?? null,
    detail: event.detail,
  }));
  await client.query(
    `insert into audit_event (id, at, type, outcome, structure_id, subject_type, subject_id, detail)
     select id, $2, type, outcome, structure_id, subject_type, subject_id, detail
     from jsonb_to_recordset($1::jsonb) as one (id uuid, type text, outcome text, structure_id uuid, subject_type text, subject_id uuid, detail jsonb)`,
    [JSON.stringify(rows), at],
  );
}
