import "server-only";
import { membershipsOf } from "#lib/access/data/memberships.ts";
import type { Actor } from "#lib/access/domain/actor.ts";
import { roleHere } from "#lib/access/domain/staff.ts";
import { db } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";

/**
 * A person by id, with the rights they hold at this instant. Null when the account is not active. For jobs and tests; a web
 * request uses `currentActor`, which starts from its session.
 */
export async function loadActor(userId: string, session: { id: string }): Promise<Actor | null> {
  const user = await db().user.findUnique({
    where: { id: userId, status: "ACTIVE" },
    select: { firstName: true, lastName: true, loginEmail: true, locale: true, systemRole: true },
  });
  if (!user) return null;
  return {
    userId,
    displayName: `${user.firstName} ${user.lastName}`,
    email: user.loginEmail,
    sessionId: session.id,
    locale: user.locale,
    systemRole: roleHere(user.systemRole, env().testBench),
    memberships: await membershipsOf(userId),
  };
}
