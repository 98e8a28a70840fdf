import "server-only";
import { grantPlace, lockStructure } from "#lib/access/data/grant-place.ts";
import { tellManagersPages } from "#lib/access/data/tell-managers.ts";
import type { Actor } from "#lib/access/domain/actor.ts";
import { can } from "#lib/access/domain/can.ts";
import { rightTexts } from "#lib/access/domain/invitations.ts";
import {
  type ApproveAttachmentInput,
  approveAttachmentInput,
  type RefuseAttachmentInput,
  refuseAttachmentInput,
} from "#lib/access/domain/schemas.ts";
import { recordAudit, recordDenied } from "#lib/audit/index.ts";
import { notify } from "#lib/notifications/index.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";
import { publicName } from "#lib/structures/index.ts";

export type DecideRefusal = "INVALID_INPUT" | "NOT_FOUND" | "ATTACHMENT_DECIDED" | "REQUESTER_GONE";

type Outcome = Result<{ structureId: string }, DecideRefusal>;
type Decided = { readonly status: "VALIDEE" } | { readonly status: "REFUSEE"; readonly reason: string };

/**
 * A manager attaches whoever asked, with the rights chosen, on the whole structure or on the service that was asked for. Of an
 * approval, a refusal and a cancellation at the same instant one happens; the others get ATTACHMENT_DECIDED (quality bar T-17).
 */
export async function approveAttachment(actor: Actor, input: ApproveAttachmentInput): Promise<Outcome> {
  const read = readInput(approveAttachmentInput, input);
  if (!read.ok) return read;
  const { requestId, reach, rights } = read.data;
  return decide(actor, requestId, { status: "VALIDEE" }, async (tx, request, at) => {
    const { userId, structureId, user } = request;
    if (user.status !== "ACTIVE") return abort(refuse("REQUESTER_GONE"));
    await lockStructure(tx, structureId);
    const serviceId = reach === "service" ? request.serviceId : null;
    await grantPlace(tx, { userId, structureId, serviceId, rights }, at);
    await recordAudit(tx, {
      type: "place.given",
      detail: { means: "approval", serviceId, after: rightTexts(rights) },
      userId: actor.userId,
      sessionId: actor.sessionId,
      structureId,
      subject: { type: "user", id: userId },
    });
    await notify(tx, {
      userIds: [userId],
      type: "attachment.approved",
      data: { structure: request.structure.legalName },
      link: routes.structure(structureId),
    });
  });
}

/** A manager says no, and why: the person reads the reason. */
export async function refuseAttachment(actor: Actor, input: RefuseAttachmentInput): Promise<Outcome> {
  const read = readInput(refuseAttachmentInput, input);
  if (!read.ok) return read;
  const { requestId, reason } = read.data;
  return decide(actor, requestId, { status: "REFUSEE", reason }, (tx, { userId, structure }) =>
    notify(tx, {
      userIds: [userId],
      type: "attachment.refused",
      data: { structure: publicName(structure), reason },
      link: routes.myAttachments(),
    }),
  );
}

type Request = NonNullable<Awaited<ReturnType<typeof load>>>;

function load(tx: Tx, requestId: string) {
  return tx.attachmentRequest.findUnique({
    where: { id: requestId },
    select: {
      userId: true,
      structureId: true,
      serviceId: true,
      user: { select: { status: true } },
      structure: { select: { legalName: true, identifier: true, undisclosed: true } },
    },
  });
}

/** The state first, under the condition that nobody decided yet: whoever comes second waits for its row, then finds it taken. */
async function decide(
  actor: Actor,
  requestId: string,
  decided: Decided,
  then: (tx: Tx, request: Request, at: Date) => Promise<void>,
): Promise<Outcome> {
  const at = now();
  const outcome = await transaction<Outcome>(async (tx) => {
    const request = await load(tx, requestId);
    const structureId = request?.structureId ?? "";
    if (!request || !can(actor, "organisation.manage", { structureId })) return abort(refuse("NOT_FOUND"));
    const { count } = await tx.attachmentRequest.updateMany({
      where: { id: requestId, status: "EN_COURS_DE_VALIDATION" },
      data: { ...decided, decidedById: actor.userId, decidedAt: at },
    });
    if (count === 0) return abort(refuse("ATTACHMENT_DECIDED"));
    await tellManagersPages(tx, structureId);
    await then(tx, request, at);
    await recordAudit(tx, {
      type: "attachment.decided",
      detail: { approved: decided.status === "VALIDEE" },
      userId: actor.userId,
      sessionId: actor.sessionId,
      structureId,
      subject: { type: "attachment", id: requestId },
    });
    return ok({ structureId });
  });
  if (!outcome.ok)
    await recordDenied(actor, `attachment.decide ${outcome.code}`, { subject: { type: "attachment", id: requestId } });
  return outcome;
}
