import "server-only";
import type { Actor } from "#lib/access/domain/actor.ts";
import { structuresWith } from "#lib/access/domain/can.ts";
import type { PersonLine } from "#lib/access/domain/people.ts";
import { everyPerson, type PeopleSearch } from "#lib/access/queries/list-people.ts";
import { recordAudit, recordDenied } from "#lib/audit/index.ts";
import { transaction } from "#lib/platform/db.ts";

/** The people of a structure for a file, and in the trail that they left the portal; null to whoever may not consult them. */
export async function exportPeople(
  actor: Actor,
  structureId: string,
  search: Pick<PeopleSearch, "typed" | "inactiveDays">,
): Promise<PersonLine[] | null> {
  if (!structuresWith(actor, "organisation.read").some((reach) => reach.structureId === structureId)) {
    const member = actor.memberships.some((one) => one.structureId === structureId);
    await recordDenied(actor, "organisation.read", { structureId: member ? structureId : null });
    return null;
  }
  const people: PersonLine[] = [];
  for await (const person of everyPerson(actor, structureId, search)) people.push(person);
  await transaction((tx) =>
    recordAudit(tx, {
      type: "people.exported",
      detail: { count: people.length },
      userId: actor.userId,
      sessionId: actor.sessionId,
      structureId,
      subject: { type: "structure", id: structureId },
    }),
  );
  return people;
}
