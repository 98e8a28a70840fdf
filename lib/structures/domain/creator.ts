import type { Application, Level } from "#lib/access/domain/applications.ts";

/**
 * What the person who brings a structure in may do there at once: deposit its invoices, and manage it as its main manager
 * (domain reference § 4.3). Modification is written beside consultation, one profile each, as « Mes Habilitations » lists them.
 */
export const CREATOR_RIGHTS: readonly (readonly [Application, Level])[] = [
  ["FACTURES_EMISES", "CONSULTATION"],
  ["FACTURES_EMISES", "MODIFICATION"],
  ["ORGANISATION", "MODIFICATION"],
];

/** A person brings in that many structures in a day at most: identifiers of others are not there to be occupied. */
export const MOST_CREATED_IN_A_DAY = 20;
