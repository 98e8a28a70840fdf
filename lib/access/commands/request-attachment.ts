import "server-only";
import { notifyHolders } from "#lib/access/commands/notify-holders.ts";
import { tellManagersPages } from "#lib/access/data/tell-managers.ts";
import type { Actor } from "#lib/access/domain/actor.ts";
import { MOST_PENDING } from "#lib/access/domain/attachments.ts";
import { type RequestAttachmentInput, requestAttachmentInput } from "#lib/access/domain/schemas.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";
import { findService } from "#lib/structures/index.ts";

export type RequestRefusal =
  | "INVALID_INPUT"
  | "NOT_FOUND"
  | "NO_NEED_TO_ATTACH"
  | "STRUCTURE_INACTIVE"
  | "ALREADY_ATTACHED"
  | "ALREADY_REQUESTED"
  | "TOO_MANY_REQUESTS";

type Outcome = Result<{ requestId: string }, RequestRefusal>;

/**
 * Asks the managers of a private structure to be attached to it, or to one of its services. One request waits per person, structure and
 * service: the database holds it, also for two at the same instant.
 */
export async function requestAttachment(actor: Actor, input: RequestAttachmentInput): Promise<Outcome> {
  const read = readInput(requestAttachmentInput, input);
  if (!read.ok) return read;
  const { structureId, level, serviceCode, comment } = read.data;
  const at = now();
  const service = level === "service" ? await findService(structureId, serviceCode ?? "") : null;
  const outcome = await transaction<Outcome>(async (tx) => {
    const refused = await refusal(tx, actor, structureId);
    if (refused) return abort(refused);
    if (level === "service" && !service)
      return abort(refuse("INVALID_INPUT", { fields: [{ field: "serviceCode", code: "UNKNOWN_SERVICE" }] }));
    const requestId = newId(at.getTime());
    const { count } = await tx.attachmentRequest.createMany({
      skipDuplicates: true,
      data: [
        { id: requestId, userId: actor.userId, structureId, serviceId: service?.id ?? null, comment, createdAt: at },
      ],
    });
    if (count === 0) return abort(refuse("ALREADY_REQUESTED"));
    await tellManagers(tx, actor, structureId, requestId);
    await tellManagersPages(tx, structureId);
    await recordAudit(tx, { ...eventOf(actor, structureId), subject: { type: "attachment", id: requestId } });
    return ok({ requestId });
  });
  if (!outcome.ok && outcome.code !== "INVALID_INPUT") await keepRefusal(actor, structureId, outcome.code);
  return outcome;
}

async function refusal(tx: Tx, { userId }: Actor, structureId: string): Promise<Refusal<RequestRefusal> | null> {
  const structure = await tx.structure.findUnique({
    where: { id: structureId },
    select: { kind: true, status: true },
  });
  if (!structure) return refuse("NOT_FOUND");
  // A supplier sends to a recipient without belonging to it.
  if (structure.kind === "PUBLIQUE") return refuse("NO_NEED_TO_ATTACH");
  if (structure.status !== "ACTIVE") return refuse("STRUCTURE_INACTIVE");
  // The person's own requests go one after the other, so that their count holds.
  await tx.$queryRaw`select id from "user" where id = ${userId}::uuid for no key update`;
  const place = await tx.membership.findFirst({ where: { userId, structureId, endedAt: null }, select: { id: true } });
  if (place) return refuse("ALREADY_ATTACHED");
  const pending = await tx.attachmentRequest.count({ where: { userId, status: "EN_COURS_DE_VALIDATION" } });
  return pending < MOST_PENDING ? null : refuse("TOO_MANY_REQUESTS", { params: { most: MOST_PENDING } });
}

async function tellManagers(tx: Tx, actor: Actor, structureId: string, requestId: string): Promise<void> {
  const { legalName } = await tx.structure.findUniqueOrThrow({
    where: { id: structureId },
    select: { legalName: true },
  });
  await notifyHolders(tx, {
    permission: "organisation.manage",
    subject: { structureId },
    except: actor.userId,
    type: "attachment.requested",
    data: { person: actor.displayName, structure: legalName },
    link: routes.approval(requestId),
  });
}

const eventOf = ({ userId, sessionId }: Actor, structureId: string) =>
  ({ type: "attachment.requested", detail: {}, userId, sessionId, structureId }) as const;

/** An id that names nothing is kept without it: the trail points to what exists. */
async function keepRefusal(actor: Actor, structureId: string, code: RequestRefusal): Promise<void> {
  const event = { ...eventOf(actor, structureId), outcome: "refused" } as const;
  await transaction((tx) => recordAudit(tx, code === "NOT_FOUND" ? { ...event, structureId: null } : event));
}
