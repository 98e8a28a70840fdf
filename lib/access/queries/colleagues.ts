import "server-only";
import type { Actor } from "#lib/access/domain/actor.ts";
import { type Reach, structuresWith } from "#lib/access/domain/can.ts";
import type { Permission } from "#lib/access/domain/grants.ts";
import { db } from "#lib/platform/db.ts";

export type Colleague = { readonly userId: string; readonly name: string; readonly reaches: readonly Reach[] };

/** Beyond this many structures nobody chooses among their people from one list. */
const MOST_STRUCTURES = 20;

/**
 * The active people who hold a permission in structures where the actor holds it too, themselves included, by name; each with where
 * they hold it. Nobody learns of the people of another structure.
 */
export async function colleagues(
  actor: Actor,
  permission: Permission,
  structureIds: readonly string[] | null = null,
): Promise<Colleague[]> {
  const own = structuresWith(actor, permission).map(({ structureId }) => structureId);
  const asked = own.filter((id) => structureIds?.includes(id) ?? true).slice(0, MOST_STRUCTURES);
  if (asked.length === 0) return [];
  const people = await db().user.findMany({
    where: { status: "ACTIVE", memberships: { some: { structureId: { in: asked }, endedAt: null } } },
    orderBy: [{ lastName: "asc" }, { firstName: "asc" }, { id: "asc" }],
    select: {
      id: true,
      firstName: true,
      lastName: true,
      memberships: {
        where: { structureId: { in: asked }, endedAt: null },
        select: {
          structureId: true,
          role: true,
          habilitations: { select: { application: true, level: true, serviceId: true } },
        },
      },
    },
  });
  return people.flatMap(({ id, firstName, lastName, memberships }) => {
    const reaches = structuresWith({ ...NOBODY, userId: id, memberships }, permission);
    return reaches.length > 0 ? [{ userId: id, name: `${firstName} ${lastName}`, reaches }] : [];
  });
}

const NOBODY = { displayName: "", email: "", sessionId: "", locale: "fr", systemRole: "NONE" } as const;
