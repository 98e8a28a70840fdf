import { APPLICATIONS, type Application, LEVELS, type Level } from "#lib/access/domain/applications.ts";
import { HABILITATION_GRANTS, NEVER_BY_HABILITATION } from "#lib/access/domain/grants.ts";

export const ATTACHMENT_STATUSES = [
  "EN_COURS_DE_VALIDATION",
  "VALIDEE",
  "REFUSEE",
  "DESACTIVEE",
  "SUPPRIMEE",
  "EXPIREE",
] as const;
export type AttachmentStatus = (typeof ATTACHMENT_STATUSES)[number];

/** A person waits for that many answers at once at most: managers of other companies are not there to be pestered. */
export const MOST_PENDING = 10;

/** Days after which a request that nobody answered ends, and days between two reminders to the managers. */
export const REQUEST_DAYS = 30;
export const REMIND_DAYS = 7;

export const COMMENT_LENGTH = { least: 10, most: 500 } as const;

/** True when a simple user gains something by a profile: those that give nothing yet, or nothing to them, are not offered. */
function isOffered(application: Application, level: Level): boolean {
  const gained = HABILITATION_GRANTS[application][level].filter((one) => !NEVER_BY_HABILITATION.USER.includes(one));
  const less = level === "MODIFICATION" ? HABILITATION_GRANTS[application].CONSULTATION : [];
  return gained.some((permission) => !less.includes(permission));
}

/** What a manager may give when approving (domain reference § 4.3: any profile except « Organisation modification »). */
export const OFFERED_RIGHTS: readonly { readonly application: Application; readonly levels: readonly Level[] }[] =
  APPLICATIONS.map((application) => ({
    application,
    levels: LEVELS.filter((level) => isOffered(application, level)),
  })).filter(({ levels }) => levels.length > 0);

export type ChosenRight = { readonly application: Application; readonly level: Level };

/** One profile per line, as « Mes Habilitations » lists them: modification stands beside consultation. */
export function profilesOf(chosen: readonly ChosenRight[]): ChosenRight[] {
  return chosen.flatMap(({ application, level }) =>
    LEVELS.slice(0, LEVELS.indexOf(level) + 1).map((one) => ({ application, level: one })),
  );
}
