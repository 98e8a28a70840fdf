import { ROLES, type Role } from "#torture/support/matrix/roles.ts";

/**
 * Who gets in where, said a second time and by hand: the portal derives it from its tables of rights, so a mistake there shows here.
 * A route of the app folder that is not in this list fails T-11 until it is.
 */
export type Rule =
  /** For everyone, signed in or not. */
  | "open"
  /** For everyone signed in with both factors; shows nothing but their own. */
  | "signedIn"
  /** For these roles, on a thing of the first supplier; nobody else, and nobody for a thing that does not exist. */
  | readonly Role[];

const signedIn: Rule = "signedIn";
const open: Rule = "open";
const readers: readonly Role[] = ["reader", "writer", "main"];
const writers: readonly Role[] = ["writer", "main"];
const members: readonly Role[] = ["reader", "writer", "clerk", "secondary", "main"];
const managers: readonly Role[] = ["secondary", "main"];
const staff: readonly Role[] = ["support", "admin"];
/** Nobody reaches another person's factor, and the writer, whose id is asked for, has only the mailed code. */
const nobody: readonly Role[] = [];

/** By the address of the route, with the names of its parts. */
export const RULES: Readonly<Record<string, Rule>> = {
  "/": open,
  "/adresse/connexion": open,
  "/adresse/contact": open,
  "/actualites": open,
  "/actualites/[articleId]": open,
  "/actualites/rss/[fichier]": open,
  "/aide": open,
  "/aide/[slug]": open,
  "/annuaire": open,
  "/annuaire/[identifier]": open,
  "/annuaire/annuaire.json": open,
  "/annuaire/plan/[part]": open,
  "/annuaire/services.csv": open,
  "/annuaire/structures.csv": open,
  "/api/captcha/calcul": open,
  "/api/captcha/image": open,
  "/api/captcha/son": open,
  "/api/cles/connexion": open,
  "/api/cles/preuve": open,
  "/api/health": open,
  "/banc-d-essai": open,
  "/communication": open,
  "/conditions-d-utilisation": open,
  "/connexion": open,
  "/connexion/code": open,
  "/connexion/mot-de-passe-oublie": open,
  "/connexion/mot-de-passe-oublie/envoye": open,
  "/connexion/nouveau-mot-de-passe": open,
  "/deconnexion": open,
  "/demo/courrier": open,
  "/demo/courrier/[messageId]": open,
  "/etat": open,
  "/inscription": open,
  "/inscription/activer": open,
  "/inscription/envoyee": open,
  "/invitation": open,
  "/mentions-legales": open,
  "/nouveautes": open,
  "/plan-du-site.xml": open,
  "/api/recherche": open,
  "/rechercher": open,
  "/recuperation/objection": open,
  "/robots.txt": open,
  "/validateur": open,
  "/webinaires": open,
  "/webinaires/[webinarId]": open,
  "/webinaires/[webinarId]/calendrier.ics": open,
  "/verification": open,
  "/verification/[code]": open,

  "/administration/comptes": staff,
  "/administration/comptes/[userId]": staff,
  "/administration/contenus": ["admin"],
  // No article and no message has the id that is tried.
  "/administration/contenus/articles/[articleId]": nobody,
  "/administration/contenus/articles/nouveau": ["admin"],
  "/administration/contenus/messages/[messageId]": nobody,
  "/administration/contenus/messages/nouveau": ["admin"],
  "/administration/contenus/webinaires/[webinarId]": nobody,
  "/administration/contenus/webinaires/nouveau": ["admin"],
  "/administration/etat": ["admin"],
  "/administration/integrite": ["admin"],
  "/administration/recuperations": staff,
  "/administration/recuperations/[claimId]": staff,
  "/administration/reforme": ["admin"],
  "/administration/reforme/[regle]": ["admin"],
  // The document of the matrix is an invoice: no claim holds it.
  "/administration/recuperations/[claimId]/pieces/[documentId]": nobody,
  "/api/cles/ajout": signedIn,
  "/api/depots": signedIn,
  "/api/depots/[draftId]/facture": writers,
  "/api/depots/[draftId]/pieces-jointes": writers,
  "/api/destinataires": signedIn,
  "/api/documents/[documentId]": [...readers, "recipient"],
  "/api/documents/[documentId]/lecture": [...readers, "recipient"],
  "/api/documents/[documentId]/pages/[page]": [...readers, "recipient"],
  "/api/envois/[cle]": signedIn,
  "/api/factures-emises/[invoiceId]/pieces-jointes": writers,
  "/api/flux/[flowId]": readers,
  "/api/mesures": nobody,
  "/api/mon-compte/export": signedIn,
  "/api/recuperations": signedIn,
  "/api/notifications/flux": signedIn,
  "/api/session": signedIn,
  "/api/valideurs": signedIn,
  "/approbations": ["secondary", "main", "otherSupplier", "otherPublic"],
  "/approbations/[requestId]": managers,
  "/bienvenue": signedIn,
  "/domaines/[domaine]": [...readers, "clerk", "otherSupplier", "recipient", "otherPublic", "validator"],
  "/facturation/factures-a-valider": ["validator", "otherSupplier"],
  "/facturation/factures-a-valider/[invoiceId]": ["validator"],
  "/facturation/factures-emises": open,
  "/facturation/factures-emises/[invoiceId]": readers,
  "/facturation/factures-emises/[invoiceId]/certificat": readers,
  "/facturation/factures-emises/[invoiceId]/completer": writers,
  "/facturation/factures-emises/[invoiceId]/dupliquer": writers,
  "/facturation/factures-emises/[invoiceId]/echanges": readers,
  "/facturation/factures-emises/[invoiceId]/interets": readers,
  // The invoice of the matrix is not late.
  "/facturation/factures-emises/[invoiceId]/interets/lettre": nobody,
  "/facturation/factures-emises/[invoiceId]/recapitulatif": readers,
  "/facturation/factures-emises/[invoiceId]/recycler": writers,
  "/facturation/factures-emises/[invoiceId]/suivi": readers,
  // A draft has no receipt, and what was sent has arrived.
  "/facturation/factures-emises/[invoiceId]/suivi/recu": nobody,
  "/facturation/factures-emises/[invoiceId]/valideur": writers,
  "/facturation/factures-emises/[invoiceId]/verifier": readers,
  // Who has no structure yet finds there how to get one.
  "/facturation/factures-emises/acquitter": [...writers, "clerk", "otherSupplier"],
  "/facturation/factures-emises/deposer": [...writers, "clerk", "otherSupplier", "alone", "support", "admin"],
  "/facturation/factures-emises/deposer/[draftId]": readers,
  "/facturation/factures-emises/deposer/[draftId]/destinataire": readers,
  "/facturation/factures-emises/flux": [...readers, "clerk", "otherSupplier"],
  "/facturation/factures-emises/flux/[flowId]": readers,
  "/facturation/factures-emises/flux/[flowId]/compte-rendu": readers,
  "/facturation/factures-emises/flux/[flowId]/envoyer": writers,
  "/facturation/factures-emises/rechercher": [...readers, "clerk", "otherSupplier"],
  // To who finds nothing there is no archive.
  "/facturation/factures-emises/rechercher/archive": [...readers, "clerk", "otherSupplier"],
  "/facturation/factures-emises/rechercher/export": [...readers, "clerk", "otherSupplier"],
  "/facturation/factures-emises/saisir": [...writers, "clerk", "otherSupplier", "alone", "support", "admin"],
  "/facturation/factures-emises/saisir/mandat/[structureId]": [...writers, "clerk", "secondary"],
  "/facturation/factures-emises/selection": [...readers, "clerk", "otherSupplier"],
  // Of a gesture of one's own; there is none here.
  "/facturation/factures-emises/selection/resultat": nobody,
  // Without a choice it leads to the page that says so, which lets in whom it concerns.
  "/facturation/factures-emises/selection/archive": signedIn,
  /** Nobody of the matrix has an invoice that has been over for a year. */
  "/facturation/factures-emises/archives/export": nobody,
  "/facturation/factures-emises/archives": [...readers, "clerk", "otherSupplier"],
  "/facturation/factures-emises/liste-fiscale": [...readers, "clerk", "otherSupplier"],
  "/facturation/factures-emises/liste-fiscale/export": [...readers, "clerk", "otherSupplier"],
  /** Of the whole structure: not for who reads one of its services. */
  "/facturation/factures-emises/liste-fiscale/preuve": [...readers, "otherSupplier"],
  "/facturation/factures-emises/tableau-de-bord": [...readers, "clerk", "otherSupplier"],
  "/facturation/factures-emises/synthese": [...readers, "clerk", "otherSupplier"],
  "/facturation/factures-emises/synthese/export": [...readers, "clerk", "otherSupplier"],
  "/facturation/factures-recues": ["recipient", "otherPublic"],
  "/facturation/factures-recues/[invoiceId]": ["recipient"],
  "/facturation/portefeuille": signedIn,
  "/facturation/factures-recues/[invoiceId]/echanges": ["recipient"],
  "/facturation/factures-recues/[invoiceId]/suivi": ["recipient"],
  // Without a step it is the attestation of what has not arrived, which is the supplier's.
  "/facturation/factures-recues/[invoiceId]/suivi/recu": nobody,
  // Nothing ticked: the page says so. The result is that of one's own gesture.
  "/facturation/factures-recues/traiter": ["recipient", "otherPublic"],
  "/facturation/factures-recues/traiter/resultat": nobody,
  // Testers only, and none of the matrix is one.
  "/essais": nobody,
  "/mon-compte": signedIn,
  "/mon-compte/adresse-de-connexion": signedIn,
  "/mon-compte/adresse-de-contact": signedIn,
  "/mon-compte/confirmer": signedIn,
  "/mon-compte/consentements": signedIn,
  "/mon-compte/export": signedIn,
  "/mon-compte/facteurs": signedIn,
  "/mon-compte/facteurs/[factorId]": nobody,
  "/mon-compte/facteurs/application": signedIn,
  "/mon-compte/facteurs/cle": signedIn,
  "/mon-compte/facteurs/codes-de-secours": signedIn,
  "/mon-compte/facteurs/codes-de-secours/texte": signedIn,
  "/mon-compte/fermer": signedIn,
  "/mon-compte/habilitations": signedIn,
  "/mon-compte/habilitations/export": signedIn,
  "/mon-compte/historique": signedIn,
  "/mon-compte/identite": signedIn,
  "/mon-compte/mot-de-passe": signedIn,
  "/mon-compte/notifications": signedIn,
  "/mon-compte/preferences": signedIn,
  "/mon-compte/rattachements": signedIn,
  "/mon-compte/rattachements/export": signedIn,
  "/mon-compte/rattachements/[structureId]/quitter": members,
  "/mon-compte/sessions": signedIn,
  "/mon-compte/structure": signedIn,
  "/notifications": signedIn,
  "/organisation/rattachements/demander": signedIn,
  "/organisation/recuperations/[structureId]": signedIn,
  "/organisation/structures": signedIn,
  "/organisation/structures/[structureId]": members,
  "/organisation/structures/[structureId]/coordonnees-bancaires": managers,
  "/organisation/structures/[structureId]/coordonnees-bancaires/[accountId]": managers,
  "/organisation/structures/[structureId]/coordonnees-bancaires/creer": managers,
  "/organisation/structures/[structureId]/desactiver": managers,
  "/organisation/structures/[structureId]/habilitations": managers,
  "/organisation/structures/[structureId]/historique": managers,
  "/organisation/structures/[structureId]/identifiant": managers,
  "/organisation/structures/[structureId]/modifier": managers,
  // The first structure is a supplier: it receives nothing.
  "/organisation/structures/[structureId]/reception": nobody,
  "/organisation/structures/[structureId]/registre": managers,
  "/organisation/structures/[structureId]/services": members,
  "/organisation/structures/[structureId]/services/[serviceId]": managers,
  "/organisation/structures/[structureId]/services/creer": managers,
  "/organisation/structures/[structureId]/utilisateurs": managers,
  "/organisation/structures/[structureId]/utilisateurs/[userId]": managers,
  "/organisation/structures/[structureId]/utilisateurs/[userId]/detacher": managers,
  // The person whose id is asked for is no secondary manager.
  "/organisation/structures/[structureId]/utilisateurs/[userId]/role-principal": nobody,
  "/organisation/structures/[structureId]/utilisateurs/export": managers,
  "/organisation/structures/[structureId]/utilisateurs/rattacher": managers,
  "/organisation/structures/creer": signedIn,
  "/organisation/structures/creer/details": signedIn,
  "/organisation/structures/creer/verifier": signedIn,
};

/** Everybody a rule lets in. */
export function admitted(rule: Rule): readonly Role[] {
  if (rule === "open") return ROLES;
  if (rule === "signedIn") return ROLES.filter((role) => role !== "anonymous" && role !== "half");
  return rule;
}
