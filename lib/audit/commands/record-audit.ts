import "server-only";
import type { AuditInput, AuditType } from "#lib/audit/domain/events.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import type { Tx } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";

/**
 * Writes one event inside the caller's transaction: what happened and its trace commit together, or neither does.
 * A failure to write fails the transaction; a trail with holes proves nothing.
 */
export async function recordAudit<T extends AuditType>(tx: Tx, event: AuditInput<T>): Promise<void> {
  const at = now();
  await tx.auditEvent.create({
    select: { id: true },
    data: {
      id: newId(at.getTime()),
      at,
      type: event.type,
      outcome: event.outcome ?? "done",
      userId: event.userId ?? null,
      sessionId: event.sessionId ?? null,
      structureId: event.structureId ?? null,
      subjectType: event.subject?.type ?? null,
      subjectId: event.subject?.id ?? null,
      address: event.address ?? null,
      detail: event.detail,
    },
  });
}
