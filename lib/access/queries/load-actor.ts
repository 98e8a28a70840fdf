import "server-only";
import type { Actor } from "#lib/access/domain/actor.ts";
import { db } from "#lib/platform/db.ts";

/**
 * The person behind a session, with the rights they hold at this instant: nothing is remembered between requests, so a
 * right taken away is gone at the next click. Null when the account is not active.
 */
export async function loadActor(userId: string, session: { id: string }): Promise<Actor | null> {
  const user = await db().user.findUnique({
    where: { id: userId, status: "ACTIVE" },
    select: {
      firstName: true,
      lastName: true,
      loginEmail: true,
      locale: true,
      systemRole: true,
      memberships: {
        where: { endedAt: null },
        orderBy: { createdAt: "asc" },
        select: {
          structureId: true,
          role: true,
          habilitations: { select: { application: true, level: true, serviceId: true } },
        },
      },
    },
  });
  if (!user) return null;
  return {
    userId,
    displayName: `${user.firstName} ${user.lastName}`,
    email: user.loginEmail,
    sessionId: session.id,
    locale: user.locale,
    systemRole: user.systemRole,
    memberships: user.memberships,
  };
}
