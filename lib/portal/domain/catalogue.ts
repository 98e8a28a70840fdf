import type { Actor } from "#lib/access/domain/actor.ts";
import { canSomewhere, structuresWith } from "#lib/access/domain/can.ts";
import type { Permission, StaffPermission } from "#lib/access/domain/grants.ts";
import { canAsStaff } from "#lib/access/domain/staff.ts";
import { routes } from "#lib/shared/routes.ts";

/**
 * The domains of the portal and their applications, in the order they are shown (domain reference § 2). An application is listed
 * here once it exists, a domain is shown to a person who can open at least one of its applications.
 */
export const DOMAINS = ["facturation", "organisation", "outils", "administration"] as const;
export type PortalDomain = (typeof DOMAINS)[number];

/** « Organisation » has two parts (domain reference § 2). */
export const PORTAL_GROUPS = ["structures", "utilisateurs"] as const;
export type PortalGroup = (typeof PORTAL_GROUPS)[number];

type Entry = {
  readonly code: string;
  readonly domain: PortalDomain;
  readonly href: string;
  /** Held on at least one structure or service to see the application in the menus; null when an account is enough. */
  readonly permission: Permission | null;
  /** Held by the role on the portal itself, instead. */
  readonly staff?: StaffPermission;
  /** For who reads invoices of several structures, on any side. */
  readonly several?: true;
  /** The part of its domain that it stands in, where the domain has parts. */
  readonly group?: PortalGroup;
  /** Stands on the page of its domain only: menus and cards keep the main ones. */
  readonly detail?: true;
  /** Its page in one structure, for who has the right there in one structure only. */
  readonly within?: (structureId: string) => string;
  /** The page of the help that tells more. */
  readonly help?: string;
};

export const PORTAL_APPLICATIONS = [
  {
    code: "FACTURES_EMISES",
    domain: "facturation",
    href: routes.issuedWorkList(),
    permission: "invoice.readIssued",
    help: "suivre-une-facture",
  },
  {
    code: "FACTURES_RECUES",
    domain: "facturation",
    href: routes.receivedInvoices(),
    permission: "invoice.readReceived",
    help: "factures-recues",
  },
  {
    code: "FACTURES_A_VALIDER",
    domain: "facturation",
    href: routes.invoicesToValidate(),
    permission: "invoice.readToValidate",
    help: "factures-a-valider",
  },
  {
    code: "MANDATS",
    domain: "facturation",
    href: routes.keyIn(),
    permission: "invoice.draft",
    detail: true,
    help: "saisir-une-facture",
  },
  {
    code: "PORTEFEUILLE",
    domain: "facturation",
    href: routes.portfolio(),
    permission: null,
    several: true,
    help: "listes-recherches-et-exports",
  },
  {
    code: "SOLLICITATIONS_RECUES",
    domain: "facturation",
    href: routes.receivedTickets(),
    permission: "ticket.readReceived",
    help: "contacter-le-support",
  },
  {
    code: "CREER_STRUCTURE",
    domain: "organisation",
    group: "structures",
    href: routes.createStructure(),
    permission: null,
    detail: true,
    help: "creer-une-structure",
  },
  {
    code: "STRUCTURES",
    domain: "organisation",
    group: "structures",
    href: routes.structures(),
    permission: null,
    help: "creer-une-structure",
  },
  {
    code: "SERVICES",
    domain: "organisation",
    group: "structures",
    href: routes.structures(),
    permission: "organisation.manage",
    detail: true,
    within: (structureId) => routes.structureServices(structureId),
    help: "parametres-de-reception",
  },
  {
    code: "COORDONNEES_BANCAIRES",
    domain: "organisation",
    group: "structures",
    href: routes.structures(),
    permission: "organisation.manage",
    detail: true,
    within: (structureId) => routes.bankAccounts(structureId),
    help: "coordonnees-bancaires",
  },
  {
    code: "ANNUAIRE",
    domain: "organisation",
    group: "structures",
    href: routes.directory(),
    permission: null,
    help: "annuaire",
  },
  {
    code: "DEMANDER_RATTACHEMENT",
    domain: "organisation",
    group: "utilisateurs",
    href: routes.requestAttachment(),
    permission: null,
    help: "demander-un-rattachement",
  },
  {
    code: "APPROBATIONS",
    domain: "organisation",
    group: "utilisateurs",
    href: routes.approvals(),
    permission: "organisation.manage",
    detail: true,
    help: "gerer-les-utilisateurs",
  },
  {
    code: "RATTACHER_UTILISATEUR",
    domain: "organisation",
    group: "utilisateurs",
    href: routes.structures(),
    permission: "organisation.manage",
    detail: true,
    within: (structureId) => routes.attachPerson(structureId),
    help: "gerer-les-utilisateurs",
  },
  {
    code: "DETACHER_UTILISATEUR",
    domain: "organisation",
    group: "utilisateurs",
    href: routes.structures(),
    permission: "organisation.manage",
    detail: true,
    within: (structureId) => routes.people(structureId),
    help: "gerer-les-utilisateurs",
  },
  {
    code: "UTILISATEURS",
    domain: "organisation",
    group: "utilisateurs",
    href: routes.structures(),
    permission: "organisation.read",
    detail: true,
    within: (structureId) => routes.people(structureId),
    help: "gerer-les-utilisateurs",
  },
  {
    code: "AFFICHER_UTILISATEUR",
    domain: "organisation",
    group: "utilisateurs",
    href: routes.structures(),
    permission: "organisation.read",
    detail: true,
    within: (structureId) => routes.people(structureId),
    help: "gerer-les-utilisateurs",
  },
  {
    code: "HABILITATIONS",
    domain: "organisation",
    group: "utilisateurs",
    href: routes.structures(),
    permission: "organisation.manage",
    detail: true,
    within: (structureId) => routes.habilitations(structureId),
    help: "droits-et-habilitations",
  },
  {
    code: "MES_RATTACHEMENTS",
    domain: "organisation",
    group: "utilisateurs",
    href: routes.myAttachments(),
    permission: null,
    help: "demander-un-rattachement",
  },
  {
    code: "MES_HABILITATIONS",
    domain: "organisation",
    group: "utilisateurs",
    href: routes.myRights(),
    permission: null,
    help: "droits-et-habilitations",
  },
  { code: "VALIDATEUR", domain: "outils", href: routes.validator(), permission: null, help: "validateur" },
  {
    code: "VERIFICATION",
    domain: "outils",
    href: routes.verification(),
    permission: null,
    help: "certificat-et-recus",
  },
  {
    code: "SUPPORT_TICKETS",
    domain: "administration",
    href: routes.supportDesk(),
    permission: null,
    staff: "ticket.assist",
  },
  {
    code: "DISCUSSIONS",
    domain: "administration",
    href: routes.chatDesk(),
    permission: null,
    staff: "ticket.assist",
  },
  {
    code: "CATEGORIES_TICKETS",
    domain: "administration",
    href: routes.ticketCategories(),
    permission: null,
    staff: "ticket.configure",
  },
  {
    code: "COMPTES",
    domain: "administration",
    href: routes.adminAccounts(),
    permission: null,
    staff: "account.assist",
  },
  {
    code: "RECUPERATIONS",
    domain: "administration",
    href: routes.adminClaims(),
    permission: null,
    staff: "structure.recover",
  },
  {
    code: "ESSAIS",
    domain: "administration",
    href: routes.testBench(),
    permission: null,
    staff: "bench.use",
  },
  {
    code: "FILES_D_ATTENTE",
    domain: "administration",
    href: routes.adminQueues(),
    permission: null,
    staff: "queue.manage",
  },
  {
    code: "PISTE_D_AUDIT",
    domain: "administration",
    href: routes.adminTrail(),
    permission: null,
    staff: "audit.read",
  },
  {
    code: "INTEGRITE",
    domain: "administration",
    href: routes.adminIntegrity(),
    permission: null,
    staff: "integrity.read",
  },
  {
    code: "CONTENUS",
    domain: "administration",
    href: routes.adminContents(),
    permission: null,
    staff: "content.publish",
  },
  {
    code: "TEXTES_AIDE",
    domain: "administration",
    href: routes.adminHelp(),
    permission: null,
    staff: "help.publish",
  },
  {
    code: "REGLAGES",
    domain: "administration",
    href: routes.adminSettings(),
    permission: null,
    staff: "settings.manage",
  },
  {
    code: "REFORME",
    domain: "administration",
    href: routes.adminReform(),
    permission: null,
    staff: "reform.manage",
  },
  {
    code: "ETAT",
    domain: "administration",
    href: routes.adminState(),
    permission: null,
    staff: "content.publish",
  },
] as const satisfies readonly Entry[];

const READS = ["invoice.readIssued", "invoice.readReceived", "invoice.readToValidate"] as const;

/** True when this person is shown the application. */
export function isOpenTo(actor: Actor, { permission, staff, several }: Entry): boolean {
  if (several) return placesOf(actor) > 1;
  if (staff) return canAsStaff(actor, staff);
  return permission === null || canSomewhere(actor, permission);
}

/** In how many structures the person reads invoices: those it sends, receives, or is asked to validate. */
function placesOf(actor: Actor): number {
  const reaches = READS.flatMap((permission) => structuresWith(actor, permission));
  return new Set(reaches.map(({ structureId }) => structureId)).size;
}

/** Where an application opens for this person: in their one structure where it is of one, else where the structure is chosen. */
export function addressFor(actor: Actor, { href, permission, within }: Entry): string {
  if (!within || permission === null) return href;
  const reaches = structuresWith(actor, permission).filter(({ serviceIds }) => serviceIds === "all");
  const [only, ...others] = reaches;
  return only && others.length === 0 ? within(only.structureId) : href;
}

export type PortalApplication = (typeof PORTAL_APPLICATIONS)[number];
/** An application with everything that it may say of itself. */
export type PortalEntry = Entry & { readonly code: PortalApplicationCode };
export type PortalApplicationCode = PortalApplication["code"];

export function parseDomain(value: string): PortalDomain | null {
  return DOMAINS.find((domain) => domain === value) ?? null;
}
