import "server-only";
import type { Actor } from "#lib/access/domain/actor.ts";
import { db, type Tx } from "#lib/platform/db.ts";

/** The names of the active managers of a structure, the main one first. For its members only: nobody else learns who they are. */
export function listManagers(structureId: string): Promise<Manager[]> {
  return managersOf(structureId, db());
}

export type Manager = { readonly name: string; readonly main: boolean };

/** The same in the caller's transaction. */
export async function managersOf(structureId: string, over: Tx): Promise<Manager[]> {
  const rows = await over.membership.findMany({
    where: { structureId, endedAt: null, role: { not: "USER" }, user: { status: "ACTIVE" } },
    orderBy: [{ role: "asc" }, { createdAt: "asc" }],
    select: { role: true, user: { select: { firstName: true, lastName: true } } },
  });
  return rows.map(({ role, user }) => ({
    name: `${user.firstName} ${user.lastName}`,
    main: role === "MAIN_MANAGER",
  }));
}

/** Who can grant rights to this person: the managers of each structure they belong to. `own`: they are one of them. */
export async function listGrantors(
  actor: Actor,
): Promise<{ structureId: string; legalName: string; managers: string[]; own: boolean }[]> {
  const structures = await db().structure.findMany({
    where: { id: { in: actor.memberships.map(({ structureId }) => structureId) } },
    orderBy: { legalName: "asc" },
    select: { id: true, legalName: true },
  });
  return Promise.all(
    structures.map(async ({ id, legalName }) => {
      const own = actor.memberships.some(({ structureId, role }) => structureId === id && role !== "USER");
      const managers = await listManagers(id);
      return { structureId: id, legalName, own, managers: managers.map(({ name }) => name) };
    }),
  );
}
