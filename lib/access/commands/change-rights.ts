import "server-only";
import { refuseUnlessManaging } from "#lib/access/commands/managed-place.ts";
import { type Changed, writeRights } from "#lib/access/data/write-rights.ts";
import type { Actor } from "#lib/access/domain/actor.ts";
import { type ChangeRightsInput, changeRightsInput, type PersonRights } from "#lib/access/domain/rights-form.ts";
import { recordAudit, recordDenied } from "#lib/audit/index.ts";
import { notify } from "#lib/notifications/index.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

export type RightsRefusal = "INVALID_INPUT" | "NOT_FOUND" | "FORBIDDEN" | "RIGHTS_CHANGED";

type Where = { readonly structureId: string; readonly legalName: string; readonly serviceId: string | null };

/**
 * Writes the rights of several people on a structure, or on one of its services, all or none. Whoever's rights another manager changed since the
 * form was read is named, and nothing is written. Each change is in the trail with what was and what is, and told to the person;
 * it holds from their next request on, since rights are read at each.
 *
 * @returns how many people's rights changed.
 */
export async function changeRights(
  actor: Actor,
  input: ChangeRightsInput,
): Promise<Result<{ changed: number }, RightsRefusal>> {
  const read = readInput(changeRightsInput, input);
  if (!read.ok) return read;
  const { structureId, serviceId, people } = read.data;
  const outcome = await transaction<Result<{ changed: number }, RightsRefusal>>(async (tx) => {
    const refused = await refuseUnlessManaging(tx, actor, "organisation.manage", structureId);
    if (refused) return abort(refused);
    const structure = await tx.structure.findUniqueOrThrow({
      where: { id: structureId },
      select: { legalName: true, services: { where: { id: serviceId ?? structureId }, select: { id: true } } },
    });
    if (serviceId && structure.services.length === 0) return abort(refuse("NOT_FOUND"));
    const where = { structureId, legalName: structure.legalName, serviceId };
    let changed = 0;
    for (const person of people) if (await changeOne(tx, actor, where, person)) changed += 1;
    return ok({ changed });
  });
  if (!outcome.ok) await keepRefusal(actor, "rights.change", structureId, outcome.code);
  return outcome;
}

async function changeOne(tx: Tx, actor: Actor, where: Where, person: PersonRights): Promise<boolean> {
  const { membershipId, version, rights } = person;
  const place = await tx.membership.findFirst({
    where: { id: membershipId, structureId: where.structureId, endedAt: null },
    select: { userId: true, version: true, user: { select: { firstName: true, lastName: true } } },
  });
  if (!place) return abort(refuse("NOT_FOUND"));
  const at = now();
  const changed = await writeRights(tx, membershipId, where.serviceId, rights, at);
  if (!changed) return false;
  // The structure is locked: nobody else moves the version between the reading above and this.
  if (place.version !== version) {
    const name = `${place.user.firstName} ${place.user.lastName}`;
    return abort(refuse("RIGHTS_CHANGED", { params: { name } }));
  }
  await tx.membership.update({ where: { id: membershipId }, data: { version: { increment: 1 } } });
  await keepChange(tx, actor, place.userId, where, changed);
  await tellPerson(tx, actor, place.userId, where.legalName);
  return true;
}

/** One change of rights in the trail, about the person. */
export function keepChange(
  tx: Tx,
  actor: Actor,
  userId: string,
  { structureId, serviceId }: Pick<Where, "structureId" | "serviceId">,
  changed: Changed,
): Promise<void> {
  return recordAudit(tx, {
    type: "rights.changed",
    detail: { serviceId, ...changed },
    userId: actor.userId,
    sessionId: actor.sessionId,
    structureId,
    subject: { type: "user", id: userId },
  });
}

/** Whoever changed their own rights knows. */
export async function tellPerson(tx: Tx, actor: Actor, userId: string, structure: string): Promise<void> {
  if (userId === actor.userId) return;
  await notify(tx, {
    userIds: [userId],
    type: "rights.changed",
    data: { person: actor.displayName, structure },
    link: routes.myRights(),
  });
}

/** A refused attempt in the trail; of a structure that is not the actor's, without its id: it may be nobody's. */
export function keepRefusal(actor: Actor, gesture: string, structureId: string, code: string): Promise<void> {
  const member = actor.memberships.some((one) => one.structureId === structureId);
  return recordDenied(actor, `${gesture} ${code}`, { structureId: member ? structureId : null });
}
