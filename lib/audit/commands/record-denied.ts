import "server-only";
import type { AuditSubject } from "#lib/audit/domain/events.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";

/** Who tried; an `Actor` fits. */
export type DeniedBy = { readonly userId: string; readonly sessionId?: string };

/**
 * Keeps a refused attempt. Call it outside of any transaction: a refusal rolls its transaction back, and would take its own
 * trace with it.
 *
 * @param permission the permission that was missing, or the rule that refused.
 */
export async function recordDenied(
  who: DeniedBy,
  permission: string,
  about: { structureId?: string | null; subject?: AuditSubject; address?: string | null } = {},
): Promise<void> {
  const at = now();
  await db().auditEvent.create({
    data: {
      id: newId(at.getTime()),
      at,
      type: "access.denied",
      outcome: "refused",
      userId: who.userId,
      sessionId: who.sessionId ?? null,
      structureId: about.structureId ?? null,
      subjectType: about.subject?.type ?? null,
      subjectId: about.subject?.id ?? null,
      address: about.address ?? null,
      detail: { permission },
    },
  });
}
