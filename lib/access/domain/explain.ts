import { APPLICATIONS, type Application, LEVELS, type Level } from "#lib/access/domain/applications.ts";
import { HABILITATION_GRANTS, NEVER_BY_HABILITATION, type Permission } from "#lib/access/domain/grants.ts";

/** What somebody lacks who may not do something: a profile, or a role. */
export type Missing =
  | { readonly kind: "profile"; readonly application: Application; readonly level: Level }
  | { readonly kind: "manager" };

/** The least that would give a permission to a simple user: the answer to « why can I not ». */
export function missingFor(permission: Permission): Missing {
  for (const level of LEVELS) {
    const application = APPLICATIONS.find((one) => HABILITATION_GRANTS[one][level].includes(permission));
    if (application && !NEVER_BY_HABILITATION.USER.includes(permission)) return { kind: "profile", application, level };
  }
  return { kind: "manager" };
}
