/** The statuses of a ticket, as the portal shows them (domain reference § 14.2). */
export const TICKET_STATUSES = ["OUVERT", "EN_ATTENTE_INFORMATIONS", "RESOLU", "FERME"] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** Those for which the issuer has something to do: « Actions requises ». */
export const NEEDS_ISSUER = ["EN_ATTENTE_INFORMATIONS", "RESOLU"] as const satisfies readonly TicketStatus[];

/** Who has to answer: the support of the portal, or the public entity that the ticket names. */
export const DESKS = ["SUPPORT", "RECIPIENT"] as const;
export type Desk = (typeof DESKS)[number];

export const TICKET_KINDS = ["BUSINESS", "REGULATION", "TECHNICAL", "GENERAL"] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

/** What stands before the name of a sub-category (domain reference § 14.2). */
export const KIND_PREFIX: Readonly<Record<TicketKind, string>> = {
  BUSINESS: "M - ",
  REGULATION: "R - ",
  TECHNICAL: "T - ",
  GENERAL: "",
};

/** Questions for a public entity go to it; every other to the support of the portal. */
export function deskOf(kind: TicketKind): Desk {
  return kind === "BUSINESS" ? "RECIPIENT" : "SUPPORT";
}

export const OBJECT_KINDS = ["FACTURE", "DEMANDE_REMBOURSEMENT"] as const;
export type ObjectKind = (typeof OBJECT_KINDS)[number];

export const TICKET_AUDIENCES = ["SIGNED_IN", "EVERYONE"] as const;
export type TicketAudience = (typeof TICKET_AUDIENCES)[number];

export function parseObjectKind(text: string | null): ObjectKind | null {
  return OBJECT_KINDS.find((kind) => kind === text) ?? null;
}
