import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import { recordAudit, recordDenied } from "#lib/audit/index.ts";
import { type HealthNoteInput, healthNoteInput } from "#lib/health/domain/schemas.ts";
import { trueNow } from "#lib/platform/clock.ts";
import { transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** An administrator explains an incident to everybody. The measures stay as they are: a note adds, it changes nothing. */
export async function noteIncident(
  actor: Actor,
  input: HealthNoteInput,
): Promise<Result<{ incidentId: string }, "NOT_FOUND" | "INVALID_INPUT">> {
  if (!canAsStaff(actor, "content.publish")) {
    await recordDenied(actor, "content.publish");
    return refuse("NOT_FOUND");
  }
  const read = readInput(healthNoteInput, input);
  if (!read.ok) return read;
  const { incidentId, french, english } = read.data;
  return transaction(async (tx) => {
    const incident = await tx.healthIncident.findUnique({ where: { id: incidentId }, select: { part: true } });
    if (!incident) return refuse("NOT_FOUND");
    await tx.healthNote.create({
      data: { id: newId(), incidentId, authorId: actor.userId, at: trueNow(), french, english },
    });
    await recordAudit(tx, {
      type: "health.noted",
      detail: { part: incident.part },
      userId: actor.userId,
      sessionId: actor.sessionId,
      subject: { type: "incident", id: incidentId },
    });
    return ok({ incidentId });
  });
}
