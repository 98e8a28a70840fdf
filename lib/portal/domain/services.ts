import type { Actor } from "#lib/access/domain/actor.ts";
import { canSomewhere } from "#lib/access/domain/can.ts";
import { rightOfPage } from "#lib/access/domain/page-rights.ts";
import type { PortalApplicationCode } from "#lib/portal/domain/catalogue.ts";
import { viewerOf } from "#lib/portal/domain/viewer.ts";
import { routes } from "#lib/shared/routes.ts";

type Entry = {
  readonly code: string;
  readonly href: string;
  /** For everyone, for who is not signed in, for who is, or for who is shown an application; and the right of its page besides. */
  readonly of: "everyone" | "visitor" | "account" | PortalApplicationCode;
};

/**
 * What the search bar calls a service (F-3): a page where something is done, by the words that people have for it
 * (`messages/*.json`, `search.services`).
 */
export const SERVICES = [
  { code: "DEPOSER_FACTURE", href: routes.deposit(), of: "FACTURES_EMISES" },
  { code: "SAISIR_FACTURE", href: routes.keyIn(), of: "FACTURES_EMISES" },
  { code: "SYNTHESE", href: routes.issuedWorkList(), of: "FACTURES_EMISES" },
  { code: "RECHERCHER_FACTURE", href: routes.issuedSearch(), of: "FACTURES_EMISES" },
  { code: "TABLEAU_DE_BORD", href: routes.issuedDashboard(), of: "FACTURES_EMISES" },
  { code: "LISTE_FISCALE", href: routes.fiscalList(), of: "FACTURES_EMISES" },
  { code: "ARCHIVES", href: routes.archives(), of: "FACTURES_EMISES" },
  { code: "SUIVI_DES_FLUX", href: routes.flows(), of: "FACTURES_EMISES" },
  { code: "FACTURES_RECUES", href: routes.receivedInvoices(), of: "FACTURES_RECUES" },
  { code: "FACTURES_A_VALIDER", href: routes.invoicesToValidate(), of: "FACTURES_A_VALIDER" },
  { code: "PORTEFEUILLE", href: routes.portfolio(), of: "PORTEFEUILLE" },
  { code: "STRUCTURES", href: routes.structures(), of: "STRUCTURES" },
  { code: "CREER_STRUCTURE", href: routes.createStructure(), of: "STRUCTURES" },
  { code: "DEMANDER_RATTACHEMENT", href: routes.requestAttachment(), of: "DEMANDER_RATTACHEMENT" },
  { code: "MES_RATTACHEMENTS", href: routes.myAttachments(), of: "MES_RATTACHEMENTS" },
  { code: "MES_HABILITATIONS", href: routes.myRights(), of: "MES_HABILITATIONS" },
  { code: "APPROBATIONS", href: routes.approvals(), of: "account" },
  { code: "ANNUAIRE", href: routes.directory(), of: "everyone" },
  { code: "VALIDATEUR", href: routes.validator(), of: "everyone" },
  { code: "VERIFICATION", href: routes.verification(), of: "everyone" },
  { code: "MON_COMPTE", href: routes.account(), of: "account" },
  { code: "MOT_DE_PASSE", href: routes.accountPassword(), of: "account" },
  { code: "FACTEURS", href: routes.accountFactors(), of: "account" },
  { code: "SESSIONS", href: routes.accountSessions(), of: "account" },
  { code: "NOTIFICATIONS", href: routes.notifications(), of: "account" },
  { code: "PREFERENCES_DE_NOTIFICATION", href: routes.accountNotifications(), of: "account" },
  { code: "PREFERENCES", href: routes.accountPreferences(), of: "account" },
  { code: "SE_CONNECTER", href: routes.signIn(), of: "visitor" },
  { code: "CREER_UN_COMPTE", href: routes.register(), of: "visitor" },
  { code: "MOT_DE_PASSE_OUBLIE", href: routes.forgottenPassword(), of: "visitor" },
  { code: "COMPTES", href: routes.adminAccounts(), of: "COMPTES" },
  { code: "RECUPERATIONS", href: routes.adminClaims(), of: "RECUPERATIONS" },
  { code: "INTEGRITE", href: routes.adminIntegrity(), of: "INTEGRITE" },
  { code: "SUPPORT", href: routes.support(), of: "everyone" },
  { code: "CREER_TICKET", href: routes.newTicket(), of: "account" },
  { code: "TICKETS", href: routes.tickets(), of: "account" },
  { code: "DISCUSSION", href: routes.chats(), of: "account" },
  { code: "AIDE", href: routes.help(), of: "everyone" },
  { code: "ASSISTANT", href: routes.assistant(), of: "everyone" },
  { code: "ETAT", href: routes.portalState(), of: "everyone" },
  { code: "CONDITIONS", href: routes.terms(), of: "everyone" },
  { code: "ACCESSIBILITE", href: routes.accessibility(), of: "everyone" },
  { code: "SOLLICITATIONS_RECUES", href: routes.receivedTickets(), of: "SOLLICITATIONS_RECUES" },
  { code: "WEBINAIRES", href: routes.webinars(), of: "everyone" },
  { code: "ACTUALITES", href: routes.news(), of: "everyone" },
  { code: "COMMUNICATION", href: routes.communication(), of: "everyone" },
  { code: "NOUVEAUTES", href: routes.changeLog(), of: "everyone" },
  { code: "SUPPORT_TICKETS", href: routes.supportDesk(), of: "SUPPORT_TICKETS" },
  { code: "DISCUSSIONS", href: routes.chatDesk(), of: "DISCUSSIONS" },
  { code: "CATEGORIES_TICKETS", href: routes.ticketCategories(), of: "CATEGORIES_TICKETS" },
  { code: "FILES_D_ATTENTE", href: routes.adminQueues(), of: "FILES_D_ATTENTE" },
  { code: "PISTE_D_AUDIT", href: routes.adminTrail(), of: "PISTE_D_AUDIT" },
  { code: "CONTENUS", href: routes.adminContents(), of: "CONTENUS" },
  { code: "TEXTES_AIDE", href: routes.adminHelp(), of: "TEXTES_AIDE" },
  { code: "REGLAGES", href: routes.adminSettings(), of: "REGLAGES" },
  { code: "REFORME", href: routes.adminReform(), of: "REFORME" },
  { code: "INCIDENTS", href: routes.adminState(), of: "ETAT" },
  { code: "ESSAIS", href: routes.testBench(), of: "ESSAIS" },
] as const satisfies readonly Entry[];
export type Service = (typeof SERVICES)[number];
export type ServiceCode = Service["code"];

/** The services that somebody can open; those of visitors for null. Each page asks again, for itself, who may see it. */
export function servicesOf(actor: Actor | null): readonly Service[] {
  const applications = viewerOf(actor)?.applications ?? [];
  return SERVICES.filter(({ of, href }) => {
    if (of === "everyone") return true;
    if (of === "visitor") return actor === null;
    if (actor === null) return false;
    const right = rightOfPage(href);
    return (of === "account" || applications.includes(of)) && (right === null || canSomewhere(actor, right));
  });
}
