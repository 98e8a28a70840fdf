import type { Actor } from "#lib/access/domain/actor.ts";
import { SYSTEM_ROLES, type SystemRole } from "#lib/access/domain/applications.ts";
import { type StaffPermission, SYSTEM_GRANTS } from "#lib/access/domain/grants.ts";

/** True when the person's role on the portal itself gives the permission. A role that is not in the table gives nothing. */
export function canAsStaff(actor: Pick<Actor, "systemRole">, permission: StaffPermission): boolean {
  return Object.hasOwn(SYSTEM_GRANTS, actor.systemRole) && SYSTEM_GRANTS[actor.systemRole].includes(permission);
}

/** The role a person has on this portal: in production, where there is no bench, whoever was once named a tester holds none. */
export function roleHere(systemRole: SystemRole, testBench: boolean): SystemRole {
  return systemRole === "TESTER" && !testBench ? "NONE" : systemRole;
}

/** The roles whose holders are told of what concerns a permission. */
export function rolesWith(permission: StaffPermission): SystemRole[] {
  return SYSTEM_ROLES.filter((systemRole) => canAsStaff({ systemRole }, permission));
}
