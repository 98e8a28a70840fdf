import "server-only";
import { cookies, headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache } from "react";
import { chooseStructure } from "#lib/access/commands/choose-structure.ts";
import { membershipsOf } from "#lib/access/data/memberships.ts";
import { ACTING_COOKIE, actingFor, narrow, readActing, writeActing } from "#lib/access/domain/acting.ts";
import type { Actor } from "#lib/access/domain/actor.ts";
import { canSomewhere } from "#lib/access/domain/can.ts";
import type { StaffPermission } from "#lib/access/domain/grants.ts";
import { rightOfPage } from "#lib/access/domain/page-rights.ts";
import { canAsStaff, roleHere } from "#lib/access/domain/staff.ts";
import { keptStructure } from "#lib/access/queries/acting-structures.ts";
import type { SessionUser } from "#lib/accounts/index.ts";
import { currentUser, requireUser, watchingUser } from "#lib/accounts/web.ts";
import { mustAcknowledge, opensBefore } from "#lib/invoices/index.ts";
import { env } from "#lib/platform/env.ts";
import { appOrigin } from "#lib/platform/origin.ts";
import { isId } from "#lib/shared/ids.ts";
import { PREFERENCE_COOKIE_OPTIONS } from "#lib/shared/preferences.ts";
import { type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

/** Rights are read at each request and kept for no longer: one that was taken away is gone at the next click. */
const actorOf = cache(async (user: SessionUser): Promise<Actor> => {
  const { userId, displayName, email, sessionId, locale, systemRole } = user;
  const role = roleHere(systemRole, env().testBench);
  return { userId, displayName, email, sessionId, locale, systemRole: role, memberships: await membershipsOf(userId) };
});

/** Who makes this request, with both factors given; null for a visitor and for the half signed in. */
export async function currentActor(): Promise<Actor | null> {
  const user = await currentUser();
  return user && actorOf(user);
}

/** The same for a page that stays open and asks by itself, which does not keep the session alive. */
export async function watchingActor(): Promise<Actor | null> {
  const user = await watchingUser();
  return user && actorOf(user);
}

/**
 * The same, or off to sign in and back again; and off to acknowledge what came back and has waited a week, before anything else
 * (domain reference § 10.3). Every page of the portal starts here.
 */
export async function requireActor(returnTo?: string): Promise<Actor> {
  const actor = await actorOf(await requireUser(returnTo));
  await acknowledgeFirst(actor);
  return actor;
}

/** Sends a person for whom a rejection or a suspension waits too long to the page that tells it, unless this page opens before. */
export async function acknowledgeFirst(actor: Actor): Promise<void> {
  if (opensBefore((await headers()).get("x-page"))) return;
  if (canSomewhere(actor, "invoice.submit") && (await heldBack(actor))) redirect(routes.returnedInvoices());
}

const heldBack = cache(mustAcknowledge);

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

/**
 * The structure that a person in several of them looks at (feature 42); null for all. What this browser keeps, else what the account
 * remembers; either counts only as one of the places that the person has now.
 */
export const currentStructure = cache(async (): Promise<string | null> => {
  const actor = await currentActor();
  if (!actor || actor.memberships.length < 2) return null;
  const kept = readActing((await cookies()).get(ACTING_COOKIE)?.value, actor.userId);
  return actingFor(actor, kept === undefined ? await keptStructure(actor.userId) : kept);
});

/**
 * The person as lists and menus show things to them: with the places of the structure they look at. Single things and commands ask the
 * person whole.
 *
 * @param explicit a structure that the address names: it says more than what is remembered.
 */
export async function narrowToChoice(actor: Actor, explicit: string | null = null): Promise<Actor> {
  return explicit === null ? narrow(actor, await currentStructure()) : actor;
}

/** Remembers, in this browser and on the account, which structure a person looks at; null for all. Nothing for a visitor. */
export async function rememberStructure(structureId: string | null): Promise<Result<null, "NOT_FOUND"> | null> {
  const actor = await currentActor();
  if (!actor) return null;
  if (structureId !== null && !isId(structureId)) return refuse("NOT_FOUND");
  const chosen = await chooseStructure(actor, structureId);
  if (chosen.ok)
    (await cookies()).set(ACTING_COOKIE, writeActing(actor.userId, structureId), {
      ...PREFERENCE_COOKIE_OPTIONS,
      secure: appOrigin().startsWith("https:"),
    });
  return chosen;
}
