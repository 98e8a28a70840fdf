import "server-only";
import type { Subject } from "#lib/access/domain/can.ts";
import { can } from "#lib/access/domain/can.ts";
import type { Permission } from "#lib/access/domain/grants.ts";
import type { Tx } from "#lib/platform/db.ts";

/** The active people who hold a permission on a structure, or on one of its services: those to tell. */
export async function holdersOf(tx: Tx, permission: Permission, subject: Subject): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: { structureId: subject.structureId, endedAt: null, user: { status: "ACTIVE" } },
    select: {
      userId: true,
      structureId: true,
      role: true,
      habilitations: { select: { application: true, level: true, serviceId: true } },
    },
  });
  return rows.filter((row) => holds(row, permission, subject)).map((row) => row.userId);
}

/** Asks `can` itself, so that who is told and who may look never differ. */
function holds(
  row: { userId: string } & Parameters<typeof can>[0]["memberships"][number],
  permission: Permission,
  subject: Subject,
): boolean {
  const { userId, ...membership } = row;
  const nobody = { displayName: "", email: "", sessionId: "", locale: "fr", systemRole: "NONE" } as const;
  return can({ ...nobody, userId, memberships: [membership] }, permission, subject);
}
