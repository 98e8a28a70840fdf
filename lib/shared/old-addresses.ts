/**
 * Addresses that people keep in their notes and in other sites, and where they lead now: an address that was once good stays so (F-155). `proxy.ts` sends
 * them on for good. An address that a page leaves is added here with the change that moves it.
 */
export const OLD_ADDRESSES: Readonly<Partial<Record<string, string>>> = {
  "/accueil": "/",
  "/help": "/aide",
  "/documentation": "/aide",
  "/faq": "/aide",
  "/news": "/actualites",
  "/status": "/etat",
  "/changelog": "/nouveautes",
  "/login": "/connexion",
  "/creer-un-compte": "/inscription",
  "/directory": "/annuaire",
  "/factures": "/facturation/factures-emises/synthese",
  "/factures-emises": "/facturation/factures-emises/synthese",
  "/factures-recues": "/facturation/factures-recues",
  "/factures-a-valider": "/facturation/factures-a-valider",
  "/deposer": "/facturation/factures-emises/deposer",
  "/saisir": "/facturation/factures-emises/saisir",
  "/facturation": "/domaines/facturation",
  "/organisation": "/domaines/organisation",
};
