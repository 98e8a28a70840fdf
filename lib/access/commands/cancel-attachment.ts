import "server-only";
import { tellManagersPages } from "#lib/access/data/tell-managers.ts";
import type { Actor } from "#lib/access/domain/actor.ts";
import { cancelAttachmentInput } from "#lib/access/domain/schemas.ts";
import { recordAudit, recordDenied } from "#lib/audit/index.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

type Outcome = Result<null, "INVALID_INPUT" | "NOT_FOUND" | "ATTACHMENT_DECIDED">;

/** Its author takes a request back while it waits; ATTACHMENT_DECIDED when a manager, or another window, was faster. */
export async function cancelAttachment(actor: Actor, input: { requestId: string }): Promise<Outcome> {
  const read = readInput(cancelAttachmentInput, input);
  if (!read.ok) return read;
  const { requestId } = read.data;
  const { userId, sessionId } = actor;
  const outcome = await transaction<Outcome>(async (tx) => {
    const request = await tx.attachmentRequest.findFirst({
      where: { id: requestId, userId },
      select: { structureId: true },
    });
    if (!request) return abort(refuse("NOT_FOUND"));
    const { count } = await tx.attachmentRequest.updateMany({
      where: { id: requestId, status: "EN_COURS_DE_VALIDATION" },
      data: { status: "SUPPRIMEE", decidedAt: now() },
    });
    if (count === 0) return abort(refuse("ATTACHMENT_DECIDED"));
    await tellManagersPages(tx, request.structureId);
    await recordAudit(tx, {
      type: "attachment.cancelled",
      detail: {},
      userId,
      sessionId,
      structureId: request.structureId,
      subject: { type: "attachment", id: requestId },
    });
    return ok(null);
  });
  if (!outcome.ok)
    await recordDenied(actor, `attachment.cancel ${outcome.code}`, { subject: { type: "attachment", id: requestId } });
  return outcome;
}
