/**
 * What people do with an invoice besides moving it (domain reference § 12, « actions des utilisateurs »), and what happens to it besides
 * its statuses (« événements complémentaires »). Acknowledgements are steps of the history itself.
 */
export const USER_ACTIONS = ["TELECHARGEMENT_FACTURE", "TRAITEMENT_REJET", "TELECHARGEMENT_PIECE"] as const;
export const COMPLEMENTARY_EVENTS = [
  "PIECE_AJOUTEE",
  "PIECE_RETIREE",
  "COMMENTAIRE_AJOUTE",
  "COMMENTAIRE_RETIRE",
] as const;

export type ActionKind = (typeof USER_ACTIONS)[number] | (typeof COMPLEMENTARY_EVENTS)[number];

/** In whose name: the thread has the first two. */
export type PartySide = "SUPPLIER" | "RECIPIENT";
export type ActingSide = PartySide | "VALIDATOR";

export function readActingSide(side: string): ActingSide {
  return side === "RECIPIENT" || side === "VALIDATOR" ? side : "SUPPLIER";
}

export function isUserAction(kind: string): kind is (typeof USER_ACTIONS)[number] {
  return (USER_ACTIONS as readonly string[]).includes(kind);
}

export function isComplementaryEvent(kind: string): kind is (typeof COMPLEMENTARY_EVENTS)[number] {
  return (COMPLEMENTARY_EVENTS as readonly string[]).includes(kind);
}
