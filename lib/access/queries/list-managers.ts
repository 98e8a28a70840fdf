import "server-only";
import { db } from "#lib/platform/db.ts";

/** The names of the active managers of a structure, the main one first. For its members only: nobody else learns who they are. */
export async function listManagers(structureId: string): Promise<{ name: string; main: boolean }[]> {
  const rows = await db().membership.findMany({
    where: { structureId, endedAt: null, role: { not: "USER" }, user: { status: "ACTIVE" } },
    orderBy: [{ role: "asc" }, { createdAt: "asc" }],
    select: { role: true, user: { select: { firstName: true, lastName: true } } },
  });
  return rows.map(({ role, user }) => ({
    name: `${user.firstName} ${user.lastName}`,
    main: role === "MAIN_MANAGER",
  }));
}
