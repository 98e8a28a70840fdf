/** The applications and levels a person can be habilitated on (domain reference § 4.3). Mirrors the database's enums: a test compares them. */

export const APPLICATIONS = [
  "FACTURES_EMISES",
  "FACTURES_RECUES",
  "FACTURES_A_VALIDER",
  "FACTURES_TRAVAUX",
  "ENGAGEMENTS",
  "ORGANISATION",
  "SOLLICITATIONS_RECUES",
] as const;
export type Application = (typeof APPLICATIONS)[number];

export const LEVELS = ["CONSULTATION", "MODIFICATION"] as const;
export type Level = (typeof LEVELS)[number];

export const ROLES = ["MAIN_MANAGER", "SECONDARY_MANAGER", "USER"] as const;
export type Role = (typeof ROLES)[number];

export const SYSTEM_ROLES = ["NONE", "SUPPORT", "ADMIN", "TESTER"] as const;
export type SystemRole = (typeof SYSTEM_ROLES)[number];
