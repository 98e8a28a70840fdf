import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import type { AuditInput, AuditType } from "#lib/audit/domain/events.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import type { Tx } from "#lib/platform/db.ts";
import { write } from "#lib/platform/writes.ts";
import { newId } from "#lib/shared/ids.ts";

/**
 * Writes one event inside the caller's transaction: what happened and its trace commit together, or neither does.
 * A failure to write fails the transaction; a trail with holes proves nothing.
 */
export async function recordAudit<T extends AuditType>(tx: Tx, event: AuditInput<T>): Promise<void> {
  const at = now();
  const { type, outcome = "done", subject, address = null } = event;
  const { userId = null, sessionId = null, structureId = null } = event;
  await write(
    tx,
    Prisma.sql`insert into audit_event (id, at, type, outcome, user_id, session_id, structure_id, subject_type, subject_id, address, detail)
    values (${newId(at.getTime())}::uuid, ${at}, ${type}, ${outcome}, ${userId}::uuid, ${sessionId}::uuid, ${structureId}::uuid,
      ${subject?.type ?? null}, ${subject?.id ?? null}::uuid, ${address}, ${JSON.stringify(event.detail) ?? null}::jsonb)`,
  );
}
