import "server-only";
import { APPLICATIONS, type Application, LEVELS, type Level } from "#lib/access/domain/applications.ts";
import { profilesOf } from "#lib/access/domain/attachments.ts";
import type { RightsChoice } from "#lib/access/domain/rights-form.ts";
import type { Tx } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";

type Held = { readonly application: Application; readonly level: Level };

/** What a person held in one place before a change, and holds after it, as the trail keeps it. */
export type Changed = { readonly before: string[]; readonly after: string[] };

/**
 * Writes the rights of one place of a person: the whole structure (`serviceId` null) or one service. Null when nothing changes. The caller
 * holds the lock of the structure.
 */
export async function writeRights(
  tx: Tx,
  membershipId: string,
  serviceId: string | null,
  choice: RightsChoice,
  at: Date,
): Promise<Changed | null> {
  const rows = await tx.habilitation.findMany({
    where: { membershipId, serviceId },
    select: { application: true, level: true },
  });
  const held = highest(rows);
  const changed = APPLICATIONS.filter(
    (application) => choice.has(application) && (choice.get(application) ?? null) !== (held.get(application) ?? null),
  );
  if (changed.length === 0) return null;
  await tx.habilitation.deleteMany({ where: { membershipId, serviceId, application: { in: changed } } });
  const given = changed.flatMap((application) => {
    const level = choice.get(application);
    return level ? [{ application, level }] : [];
  });
  await tx.habilitation.createMany({
    data: profilesOf(given).map((one) => ({ id: newId(at.getTime()), membershipId, serviceId, ...one, grantedAt: at })),
  });
  const after = new Map(held);
  for (const application of changed) {
    const level = choice.get(application);
    if (level) after.set(application, level);
    else after.delete(application);
  }
  return { before: texts(held), after: texts(after) };
}

export function highest(rows: readonly Held[]): Map<Application, Level> {
  const held = new Map<Application, Level>();
  for (const { application, level } of rows) {
    const known = held.get(application);
    if (!known || LEVELS.indexOf(level) > LEVELS.indexOf(known)) held.set(application, level);
  }
  return held;
}

/** "FACTURES_EMISES MODIFICATION", in the order of the applications. */
export function texts(held: ReadonlyMap<Application, Level>): string[] {
  return APPLICATIONS.flatMap((application) => {
    const level = held.get(application);
    return level ? [`${application} ${level}`] : [];
  });
}
