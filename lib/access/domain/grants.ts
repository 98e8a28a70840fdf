import type { Application, Level, Role, SystemRole } from "#lib/access/domain/applications.ts";

/**
 * Everything a person can be allowed to do, in verbs. Permissions are held on a structure, or on one of its services.
 *
 * Reading is split by side because one invoice has two: its supplier reads it as issued, its recipient as received, its
 * validator as to validate.
 */
export const PERMISSIONS = [
  "invoice.readIssued",
  "invoice.draft",
  "invoice.submit",
  "invoice.readReceived",
  "invoice.treat",
  "invoice.readToValidate",
  "invoice.validate",
  "commitment.read",
  "commitment.manage",
  "structure.read",
  "organisation.read",
  "organisation.manage",
  "organisation.appoint",
  "ticket.readReceived",
  "ticket.answer",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What comes with a place in a structure, whatever the habilitations. The main manager alone names the others, and is detached by nobody. A manager holds no right on invoices by being one (domain reference § 4.3). */
export const ROLE_GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  MAIN_MANAGER: ["structure.read", "organisation.read", "organisation.manage", "organisation.appoint"],
  SECONDARY_MANAGER: ["structure.read", "organisation.read", "organisation.manage"],
  USER: ["structure.read"],
};

/** What one profile gives. Modification includes what consultation gives. FACTURES_TRAVAUX gives nothing until the works circuit exists. */
export const HABILITATION_GRANTS: Readonly<Record<Application, Readonly<Record<Level, readonly Permission[]>>>> = {
  FACTURES_EMISES: {
    CONSULTATION: ["invoice.readIssued"],
    MODIFICATION: ["invoice.readIssued", "invoice.draft", "invoice.submit"],
  },
  FACTURES_RECUES: {
    CONSULTATION: ["invoice.readReceived"],
    MODIFICATION: ["invoice.readReceived", "invoice.treat"],
  },
  FACTURES_A_VALIDER: {
    CONSULTATION: ["invoice.readToValidate"],
    MODIFICATION: ["invoice.readToValidate", "invoice.validate"],
  },
  FACTURES_TRAVAUX: { CONSULTATION: [], MODIFICATION: [] },
  ENGAGEMENTS: { CONSULTATION: ["commitment.read"], MODIFICATION: ["commitment.read", "commitment.manage"] },
  ORGANISATION: {
    CONSULTATION: ["organisation.read"],
    MODIFICATION: ["organisation.read", "organisation.manage"],
  },
  SOLLICITATIONS_RECUES: {
    CONSULTATION: ["ticket.readReceived"],
    MODIFICATION: ["ticket.readReceived", "ticket.answer"],
  },
};

/** A simple user holds any profile except « Organisation modification » (domain reference § 4.3): such a row gives them nothing of these. */
export const NEVER_BY_HABILITATION: Readonly<Record<Role, readonly Permission[]>> = {
  MAIN_MANAGER: [],
  SECONDARY_MANAGER: [],
  USER: ["organisation.manage"],
};

/** What the portal's own staff may do, whatever structures they belong to. None of it reads an invoice or acts in somebody's name. */
export const STAFF_PERMISSIONS = [
  "account.assist",
  "structure.recover",
  "integrity.read",
  "queue.manage",
  "audit.read",
  "reform.manage",
  "settings.manage",
  "content.publish",
  "help.publish",
  "ticket.assist",
  "ticket.configure",
  "bench.use",
] as const;
export type StaffPermission = (typeof STAFF_PERMISSIONS)[number];

export const SYSTEM_GRANTS: Readonly<Record<SystemRole, readonly StaffPermission[]>> = {
  NONE: [],
  SUPPORT: ["account.assist", "structure.recover", "ticket.assist"],
  ADMIN: [
    "account.assist",
    "structure.recover",
    "integrity.read",
    "reform.manage",
    "settings.manage",
    "content.publish",
    "help.publish",
    "ticket.assist",
    "ticket.configure",
    "queue.manage",
    "audit.read",
  ],
  /** Of a portal where things are tried; in production the bench does not exist, whoever holds it. */
  TESTER: ["bench.use"],
};
