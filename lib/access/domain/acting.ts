import type { Actor } from "#lib/access/domain/actor.ts";

/**
 * The structure that a person in several of them looks at for the moment (feature 42). It is a view and never a right: it narrows what
 * lists show, and whatever is kept of it is compared with the places that the person has now.
 */
export const ACTING_COOKIE = "structure";
const ALL = "toutes";

/** What the cookie keeps: whose choice it is, since browsers are shared, and the structure. */
export function writeActing(userId: string, structureId: string | null): string {
  return `${userId}.${structureId ?? ALL}`;
}

/** The choice that a cookie keeps for a person: a structure, null for all of them, undefined when it keeps none of theirs. */
export function readActing(cookie: string | undefined, userId: string): string | null | undefined {
  const [owner, chosen, ...rest] = cookie?.split(".") ?? [];
  if (owner !== userId || !chosen || rest.length > 0) return undefined;
  return chosen === ALL ? null : chosen;
}

/** The structure in force: one of several that the person belongs to, or null for all. Anything else counts as no choice. */
export function actingFor({ memberships }: Actor, chosen: string | null): string | null {
  if (memberships.length < 2) return null;
  return memberships.some(({ structureId }) => structureId === chosen) ? chosen : null;
}

/** The same person with the places of one structure only: by construction, never more than they have. */
export function narrow(actor: Actor, structureId: string | null): Actor {
  if (structureId === null) return actor;
  return { ...actor, memberships: actor.memberships.filter((one) => one.structureId === structureId) };
}
