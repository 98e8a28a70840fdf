/**
 * What people say when they want something that no help page is. Plain words, in French and in English; a phrase is there when its words
 * are, one after the other, small slips allowed. `~` before a word: anywhere after the one before it.
 */
export const WISHES = {
  human: [
    "parler ~conseiller",
    "parler ~agent",
    "parler ~quelqu ~un",
    "parler ~humain",
    "parler ~personne",
    "contacter ~support",
    "contacter ~assistance",
    "joindre ~quelqu",
    "joindre ~support",
    "vrai ~personne",
    "un humain",
    "un conseiller",
    "numero ~telephone ~support",
    "ouvrir ~ticket",
    "creer ~ticket",
    "nouveau ticket",
    "faire ~reclamation",
    "talk ~someone",
    "talk ~human",
    "talk ~agent",
    "speak ~someone",
    "speak ~human",
    "speak ~agent",
    "contact ~support",
    "real person",
    "a human",
    "open ~ticket",
    "create ~ticket",
  ],
  activation: [
    "lien ~activation",
    "mail ~activation",
    "courriel ~activation",
    "message ~activation",
    "renvoyer ~activation",
    "activer ~compte",
    "activation ~compte",
    "activation ~recu",
    "activation ~expire",
    "activation link",
    "activation mail",
    "activation email",
    "activation message",
    "activate ~account",
    "account activation",
  ],
  thanks: ["merci", "thanks", "thank you"],
  greeting: ["bonjour", "bonsoir", "salut", "hello", "hi", "good morning", "hey"],
} as const satisfies Record<string, readonly string[]>;
export type Wish = keyof typeof WISHES;

/** How people call the statuses: the participle, never the verb, which asks how to do it. The longest one wins. */
export const STATUS_PHRASES = {
  BROUILLON: ["brouillon", "draft"],
  A_VALIDER_1: ["a valider", "to be validated", "to validate"],
  DEPOSEE: ["deposee", "deposited", "submitted"],
  EN_COURS_ACHEMINEMENT: ["acheminement", "on its way"],
  MISE_A_DISPOSITION: ["mise a disposition", "mis a disposition", "made available"],
  A_RECYCLER: ["a recycler", "to recycle", "to be recycled"],
  REJETEE: ["rejetee", "refusee", "rejected"],
  SUSPENDUE: ["suspendue", "suspended"],
  COMPLETEE: ["completee", "completed"],
  SERVICE_FAIT: ["service fait", "service done"],
  MANDATEE: ["mandatee", "payment ordered", "ordered for payment"],
  MISE_A_DISPOSITION_COMPTABLE: ["disposition du comptable", "disposition comptable", "available to the accountant"],
  COMPTABILISEE: ["comptabilisee", "booked", "accounted"],
  MISE_EN_PAIEMENT: ["mise en paiement", "mis en paiement", "sent for payment", "put in payment"],
} as const satisfies Record<string, readonly string[]>;
/** Official codes of statuses, as the life cycle has them. */
export type NamedStatus = keyof typeof STATUS_PHRASES;

/** Said with the name of a status and nothing else, they leave it alone: it is what is asked about. */
export const FILLERS =
  "a an the my ma mon la le les une un facture factures invoice est is etat statut status en".split(" ");

/** Said with the name of a status, they ask what it means. */
export const MEANING_PHRASES = [
  "veut ~dire",
  "signifie",
  "signification",
  "c est quoi",
  "qu est ce",
  "etat",
  "statut",
  "que faire",
  "quoi faire",
  "dois ~faire",
  "what does",
  "what is",
  "mean",
  "means",
  "meaning",
  "status",
  "what should",
  "what do i do",
  "what to do",
  "explain",
  "explique",
  "expliquez",
] as const;

/** Said with a number, they ask after one invoice. */
export const FOLLOWING_WORDS = [
  "facture",
  "factures",
  "numero",
  "no",
  "n",
  "avoir",
  "invoice",
  "number",
  "suivi",
  "ou en est",
  "statut",
  "etat",
  "status",
] as const;
