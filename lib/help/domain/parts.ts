/** The parts of the help, in the order they are listed. */
export const HELP_TOPICS = [
  "demarrer",
  "compte",
  "structures",
  "deposer",
  "suivre",
  "recevoir",
  "preuves",
  "portail",
] as const;
export type HelpTopic = (typeof HELP_TOPICS)[number];

/** Whom a page is for: the audience tabs of the portal. */
export const HELP_AUDIENCES = ["entreprise", "entite-publique", "particulier", "association"] as const;
export type HelpAudience = (typeof HELP_AUDIENCES)[number];
