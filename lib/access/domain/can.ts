import type { Actor, Habilitation, Membership } from "#lib/access/domain/actor.ts";
import { HABILITATION_GRANTS, NEVER_BY_HABILITATION, type Permission, ROLE_GRANTS } from "#lib/access/domain/grants.ts";

/** What the question is about: a structure, and the service when the thing belongs to one. */
export type Subject = { readonly structureId: string; readonly serviceId?: string | null };

/** Where a permission is held in one structure: everywhere, or only on some services. */
export type Reach = { readonly structureId: string; readonly serviceIds: "all" | readonly string[] };

/**
 * True when the actor holds the permission there. A right on the whole structure covers its services; a right on a
 * service covers that service only, and nothing that belongs to none.
 *
 * Unknown means no: a role, an application or a level that is not in the tables gives nothing, so a row written by a
 * newer version of the portal never opens a door in an older one.
 */
export function can(actor: Actor, permission: Permission, subject: Subject): boolean {
  const reach = structuresWith(actor, permission).find((one) => one.structureId === subject.structureId);
  if (!reach) return false;
  return reach.serviceIds === "all" || (subject.serviceId != null && reach.serviceIds.includes(subject.serviceId));
}

/** Every structure where the actor holds the permission: what the where-clause of each list and read starts from. */
export function structuresWith(actor: Actor, permission: Permission): Reach[] {
  return actor.memberships.flatMap((membership) => {
    const serviceIds = servicesOf(membership, permission);
    return serviceIds === "all" || serviceIds.length > 0 ? [{ structureId: membership.structureId, serviceIds }] : [];
  });
}

/** True when the actor holds the permission on at least one structure or service. */
export function canSomewhere(actor: Actor, permission: Permission): boolean {
  return structuresWith(actor, permission).length > 0;
}

function servicesOf(membership: Membership, permission: Permission): "all" | string[] {
  if (ROLE_GRANTS[membership.role]?.includes(permission)) return "all";
  // No entry, that is an unknown role: whatever its habilitations say, it gets nothing.
  if (NEVER_BY_HABILITATION[membership.role]?.includes(permission) !== false) return [];
  const granting = membership.habilitations.filter((one) => gives(one, permission));
  if (granting.some((one) => one.serviceId === null)) return "all";
  return [...new Set(granting.flatMap((one) => (one.serviceId === null ? [] : [one.serviceId])))];
}

function gives(habilitation: Habilitation, permission: Permission): boolean {
  return HABILITATION_GRANTS[habilitation.application]?.[habilitation.level]?.includes(permission) ?? false;
}
