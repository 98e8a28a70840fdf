import "server-only";
import { keepChange, keepRefusal, type RightsRefusal, tellPerson } from "#lib/access/commands/change-rights.ts";
import { refuseUnlessManaging } from "#lib/access/commands/managed-place.ts";
import { highest, writeRights } from "#lib/access/data/write-rights.ts";
import type { Actor } from "#lib/access/domain/actor.ts";
import type { Application, Level } from "#lib/access/domain/applications.ts";
import { OFFERED_RIGHTS } from "#lib/access/domain/attachments.ts";
import { type CopyRightsInput, copyRightsInput } from "#lib/access/domain/rights-form.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

type Outcome = Result<{ changed: boolean }, Exclude<RightsRefusal, "RIGHTS_CHANGED">>;

/**
 * Gives a person exactly the rights of a colleague, on the structure and on each of its services: what they had beside these goes. The role
 * is not copied, and nothing that a simple user never holds.
 */
export async function copyRights(actor: Actor, input: CopyRightsInput): Promise<Outcome> {
  const read = readInput(copyRightsInput, input);
  if (!read.ok) return read;
  const { structureId, userId, fromUserId } = read.data;
  const outcome = await transaction<Outcome>(async (tx) => {
    const refused = await refuseUnlessManaging(tx, actor, "organisation.manage", structureId);
    if (refused) return abort(refused);
    const [from, to] = [await placeOf(tx, structureId, fromUserId), await placeOf(tx, structureId, userId)];
    if (!from || !to || fromUserId === userId) return abort(refuse("NOT_FOUND"));
    const serviceIds = new Set([...from.habilitations, ...to.habilitations].map(({ serviceId }) => serviceId));
    let changed = false;
    for (const serviceId of serviceIds) {
      const theirs = highest(from.habilitations.filter((one) => one.serviceId === serviceId));
      const done = await writeRights(tx, to.id, serviceId, choiceOf(theirs), now());
      if (done) await keepChange(tx, actor, userId, { structureId, serviceId }, done);
      changed ||= done !== null;
    }
    if (changed) {
      await tx.membership.update({ where: { id: to.id }, data: { version: { increment: 1 } } });
      await tellPerson(tx, actor, userId, to.structure.legalName);
    }
    return ok({ changed });
  });
  if (!outcome.ok) await keepRefusal(actor, "rights.copy", structureId, outcome.code);
  return outcome;
}

function placeOf(tx: Tx, structureId: string, userId: string) {
  return tx.membership.findFirst({
    where: { structureId, userId, endedAt: null },
    select: {
      id: true,
      structure: { select: { legalName: true } },
      habilitations: { select: { application: true, level: true, serviceId: true } },
    },
  });
}

/** Of each application that is offered, the level of the colleague or none; of a level beyond what is offered, the highest that is. */
function choiceOf(theirs: ReadonlyMap<Application, Level>): Map<Application, Level | null> {
  return new Map(
    OFFERED_RIGHTS.map(({ application, levels }) => {
      const level = theirs.get(application);
      return [application, level ? (levels.find((one) => one === level) ?? levels.at(-1) ?? null) : null];
    }),
  );
}
