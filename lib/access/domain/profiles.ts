import { APPLICATIONS, type Application, LEVELS, type Level } from "#lib/access/domain/applications.ts";
import { HABILITATION_GRANTS, NEVER_BY_HABILITATION, type Permission } from "#lib/access/domain/grants.ts";

/** The least profile that gives a permission: what a person without it has to ask for. Null for what no profile gives, and for what only managers have. */
export function profileGiving(permission: Permission): { application: Application; level: Level } | null {
  if (NEVER_BY_HABILITATION.USER.includes(permission)) return null;
  for (const level of LEVELS)
    for (const application of APPLICATIONS)
      if (HABILITATION_GRANTS[application][level].includes(permission)) return { application, level };
  return null;
}
