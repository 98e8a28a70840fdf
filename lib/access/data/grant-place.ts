import "server-only";
import { type ChosenRight, profilesOf } from "#lib/access/domain/attachments.ts";
import type { Tx } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";

export type Place = {
  readonly userId: string;
  readonly structureId: string;
  /** Null: on the whole structure. */
  readonly serviceId: string | null;
  readonly rights: readonly ChosenRight[];
};

/**
 * Gives a person a place in a structure with rights, or adds the rights to the place they have. A place that had ended starts anew as a
 * simple user, without what it once gave. The caller holds the lock of the structure.
 */
export async function grantPlace(tx: Tx, { userId, structureId, serviceId, rights }: Place, at: Date): Promise<void> {
  const before = await tx.membership.findUnique({
    where: { userId_structureId: { userId, structureId } },
    select: { id: true, endedAt: true },
  });
  const membershipId = before?.id ?? newId(at.getTime());
  if (!before) await tx.membership.create({ data: { id: membershipId, userId, structureId, createdAt: at } });
  if (before?.endedAt) {
    await tx.habilitation.deleteMany({ where: { membershipId } });
    await tx.membership.update({
      where: { id: membershipId },
      data: { role: "USER", endedAt: null, createdAt: at },
    });
  }
  await tx.membership.update({ where: { id: membershipId }, data: { version: { increment: 1 } } });
  await tx.habilitation.createMany({
    skipDuplicates: true,
    data: profilesOf(rights).map(({ application, level }) => ({
      id: newId(at.getTime()),
      membershipId,
      serviceId,
      application,
      level,
      grantedAt: at,
    })),
  });
}

/** Decisions about one structure go one after the other; rows that only refer to it are not held up. */
export async function lockStructure(tx: Tx, structureId: string): Promise<void> {
  await tx.$queryRaw`select id from structure where id = ${structureId}::uuid for no key update`;
}
