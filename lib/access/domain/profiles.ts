import { APPLICATIONS, type Application, LEVELS, type Level } from "#lib/access/domain/applications.ts";
import { HABILITATION_GRANTS, type Permission } from "#lib/access/domain/grants.ts";

/** The least profile that gives a permission: what a person without it has to ask for. Null for what no profile gives. */
export function profileGiving(permission: Permission): { application: Application; level: Level } | null {
  for (const level of LEVELS)
    for (const application of APPLICATIONS)
      if (HABILITATION_GRANTS[application][level].includes(permission)) return { application, level };
  return null;
}
