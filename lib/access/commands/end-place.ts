import "server-only";
import { keepRefusal } from "#lib/access/commands/change-rights.ts";
import { refuseUnlessManaging } from "#lib/access/commands/managed-place.ts";
import { notifyHolders } from "#lib/access/commands/notify-holders.ts";
import { lockStructure } from "#lib/access/data/grant-place.ts";
import { dropInvitationsBy } from "#lib/access/data/invitations.ts";
import type { Actor } from "#lib/access/domain/actor.ts";
import { leaveStructureInput, type PersonInput, personInput } from "#lib/access/domain/schemas.ts";
import { forbiddenIn } from "#lib/access/queries/forbidden.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { notify } from "#lib/notifications/index.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

export type EndRefusal = "INVALID_INPUT" | "NOT_FOUND" | "FORBIDDEN" | "MAIN_MANAGER_STAYS" | "LEAVE_INSTEAD";
type Outcome = Result<null, EndRefusal>;

/**
 * A manager detaches somebody: their place and rights end with their next request. The main manager is detached by nobody, other managers
 * by the main one; one leaves by oneself. What the person did stays, under their name.
 */
export async function detachPerson(actor: Actor, input: PersonInput): Promise<Outcome> {
  const read = readInput(personInput, input);
  if (!read.ok) return read;
  const { structureId, userId } = read.data;
  const outcome = await transaction<Outcome>(async (tx) => {
    const refused = await refuseUnlessManaging(tx, actor, "organisation.manage", structureId);
    if (refused) return abort(refused);
    const place = await placeOf(tx, structureId, userId);
    if (!place) return abort(refuse("NOT_FOUND"));
    if (userId === actor.userId) return abort(refuse("LEAVE_INSTEAD"));
    if (place.role === "MAIN_MANAGER") return abort(refuse("MAIN_MANAGER_STAYS"));
    if (place.role === "SECONDARY_MANAGER") {
      const cannot = await refuseUnlessManaging(tx, actor, "organisation.appoint", structureId);
      if (cannot) return abort(await forbiddenIn(structureId, { who: "main", over: tx }));
    }
    await endPlace(tx, actor, { structureId, userId, placeId: place.id }, "manager");
    await notify(tx, {
      userIds: [userId],
      type: "place.ended",
      data: { person: actor.displayName, structure: place.structure.legalName },
      link: routes.myAttachments(),
    });
    return ok(null);
  });
  if (!outcome.ok) await keepRefusal(actor, "place.end", structureId, outcome.code);
  return outcome;
}

/** One leaves a structure by oneself. The main manager hands the role over first: a structure is not left without one. */
export async function leaveStructure(actor: Actor, input: { structureId: string }): Promise<Outcome> {
  const read = readInput(leaveStructureInput, input);
  if (!read.ok) return read;
  const { structureId } = read.data;
  const { userId } = actor;
  const outcome = await transaction<Outcome>(async (tx) => {
    await lockStructure(tx, structureId);
    const place = await placeOf(tx, structureId, userId);
    if (!place) return abort(refuse("NOT_FOUND"));
    if (
      place.role === "MAIN_MANAGER" ||
      (place.role === "SECONDARY_MANAGER" && (await isLast(tx, structureId, userId)))
    )
      return abort(refuse("MAIN_MANAGER_STAYS"));
    await endPlace(tx, actor, { structureId, userId, placeId: place.id }, "self");
    await notifyHolders(tx, {
      permission: "organisation.manage",
      subject: { structureId },
      except: userId,
      type: "place.left",
      data: { person: actor.displayName, structure: place.structure.legalName },
      link: routes.people(structureId),
    });
    return ok(null);
  });
  if (!outcome.ok) await keepRefusal(actor, "place.leave", structureId, outcome.code);
  return outcome;
}

function placeOf(tx: Tx, structureId: string, userId: string) {
  return tx.membership.findFirst({
    where: { structureId, userId, endedAt: null },
    select: { id: true, role: true, structure: { select: { legalName: true } } },
  });
}

/** True when no other active person manages the structure. */
async function isLast(tx: Tx, structureId: string, userId: string): Promise<boolean> {
  const others = await tx.membership.count({
    where: {
      structureId,
      userId: { not: userId },
      endedAt: null,
      role: { not: "USER" },
      user: { status: "ACTIVE" },
    },
  });
  return others === 0;
}

async function endPlace(
  tx: Tx,
  actor: Actor,
  { structureId, userId, placeId }: { structureId: string; userId: string; placeId: string },
  means: "manager" | "self",
): Promise<void> {
  const at = now();
  await tx.membership.update({ where: { id: placeId }, data: { endedAt: at, version: { increment: 1 } } });
  await dropInvitationsBy(tx, userId, structureId, at);
  await recordAudit(tx, {
    type: "place.ended",
    detail: { means },
    userId: actor.userId,
    sessionId: actor.sessionId,
    structureId,
    subject: { type: "user", id: userId },
  });
}
