/**
 * What people do with an invoice besides moving it (domain reference § 12, « actions des utilisateurs »), and what happens to it besides
 * its statuses (« événements complémentaires »). The first four are codes of the official list.
 */
export const USER_ACTIONS = [
  "TELECHARGEMENT_FACTURE",
  "ACQUITTEMENT_REJET",
  "ACQUITTEMENT_SUSPENSION",
  "TRAITEMENT_REJET",
  "TELECHARGEMENT_PIECE",
] as const;
export const COMPLEMENTARY_EVENTS = [
  "PIECE_AJOUTEE",
  "PIECE_RETIREE",
  "COMMENTAIRE_AJOUTE",
  "COMMENTAIRE_RETIRE",
] as const;

export type ActionKind = (typeof USER_ACTIONS)[number] | (typeof COMPLEMENTARY_EVENTS)[number];

export const PARTY_SIDES = ["SUPPLIER", "RECIPIENT"] as const;
export type PartySide = (typeof PARTY_SIDES)[number];

export function isUserAction(kind: string): kind is (typeof USER_ACTIONS)[number] {
  return (USER_ACTIONS as readonly string[]).includes(kind);
}

export function isComplementaryEvent(kind: string): kind is (typeof COMPLEMENTARY_EVENTS)[number] {
  return (COMPLEMENTARY_EVENTS as readonly string[]).includes(kind);
}
