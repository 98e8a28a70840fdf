import "server-only";
import { forbidden, notFound } from "next/navigation";
import { cache } from "react";
import { membershipsOf } from "#lib/access/data/memberships.ts";
import type { Actor } from "#lib/access/domain/actor.ts";
import { canSomewhere } from "#lib/access/domain/can.ts";
import type { StaffPermission } from "#lib/access/domain/grants.ts";
import { rightOfPage } from "#lib/access/domain/page-rights.ts";
import { canAsStaff } from "#lib/access/domain/staff.ts";
import type { SessionUser } from "#lib/accounts/index.ts";
import { currentUser, requireUser } from "#lib/accounts/web.ts";

/** Rights are read at each request and kept for no longer: one that was taken away is gone at the next click. */
const actorOf = cache(async (user: SessionUser): Promise<Actor> => {
  const { userId, displayName, email, sessionId, locale, systemRole } = user;
  return { userId, displayName, email, sessionId, locale, systemRole, memberships: await membershipsOf(userId) };
});

/** Who makes this request, with both factors given; null for a visitor and for the half signed in. */
export async function currentActor(): Promise<Actor | null> {
  const user = await currentUser();
  return user && actorOf(user);
}

/** The same, or off to sign in and back again. Every page of the portal starts here. */
export async function requireActor(returnTo?: string): Promise<Actor> {
  return actorOf(await requireUser(returnTo));
}

/** The same, for a page of `rightOfPage`. Who has its right nowhere is told who can grant it; a page that is not in that table opens to nobody. */
export async function requireRight(page: string): Promise<Actor> {
  const actor = await requireActor();
  const permission = rightOfPage(page);
  return permission && canSomewhere(actor, permission) ? actor : forbidden();
}

/** The same, for pages of the portal's own staff. To everyone else who is signed in, such a page does not exist. */
export async function requireStaff(permission: StaffPermission): Promise<Actor> {
  const actor = await requireActor();
  return canAsStaff(actor, permission) ? actor : notFound();
}
