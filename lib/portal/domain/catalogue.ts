import type { Actor } from "#lib/access/domain/actor.ts";
import { canSomewhere, structuresWith } from "#lib/access/domain/can.ts";
import type { Permission, StaffPermission } from "#lib/access/domain/grants.ts";
import { canAsStaff } from "#lib/access/domain/staff.ts";
import { routes } from "#lib/shared/routes.ts";

/**
 * The domains of the portal and their applications, in the order they are shown (domain reference § 2). An application is listed
 * here once it exists, a domain is shown to a person who can open at least one of its applications.
 */
export const DOMAINS = ["facturation", "organisation", "administration"] as const;
export type PortalDomain = (typeof DOMAINS)[number];

type Entry = {
  readonly code: string;
  readonly domain: PortalDomain;
  readonly href: string;
  /** Held on at least one structure or service to see the application in the menus; null when an account is enough. */
  readonly permission: Permission | null;
  /** Held by the role on the portal itself, instead. */
  readonly staff?: StaffPermission;
  /** For who reads invoices of several structures. */
  readonly several?: true;
};

export const PORTAL_APPLICATIONS = [
  {
    code: "FACTURES_EMISES",
    domain: "facturation",
    href: routes.issuedWorkList(),
    permission: "invoice.readIssued",
  },
  {
    code: "FACTURES_RECUES",
    domain: "facturation",
    href: routes.receivedInvoices(),
    permission: "invoice.readReceived",
  },
  {
    code: "FACTURES_A_VALIDER",
    domain: "facturation",
    href: routes.invoicesToValidate(),
    permission: "invoice.readToValidate",
  },
  {
    code: "PORTEFEUILLE",
    domain: "facturation",
    href: routes.portfolio(),
    permission: null,
    several: true,
  },
  { code: "STRUCTURES", domain: "organisation", href: routes.structures(), permission: null },
  { code: "ANNUAIRE", domain: "organisation", href: routes.directory(), permission: null },
  { code: "DEMANDER_RATTACHEMENT", domain: "organisation", href: routes.requestAttachment(), permission: null },
  { code: "MES_RATTACHEMENTS", domain: "organisation", href: routes.myAttachments(), permission: null },
  { code: "MES_HABILITATIONS", domain: "organisation", href: routes.myRights(), permission: null },
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
    code: "INTEGRITE",
    domain: "administration",
    href: routes.adminIntegrity(),
    permission: null,
    staff: "integrity.read",
  },
  {
    code: "REFORME",
    domain: "administration",
    href: routes.adminReform(),
    permission: null,
    staff: "reform.manage",
  },
] as const satisfies readonly Entry[];

/** True when this person is shown the application. */
export function isOpenTo(actor: Actor, { permission, staff, several }: Entry): boolean {
  if (several) return placesOf(actor) > 1;
  if (staff) return canAsStaff(actor, staff);
  return permission === null || canSomewhere(actor, permission);
}

/** In how many structures the person reads invoices, of either side. */
function placesOf(actor: Actor): number {
  const reaches = [...structuresWith(actor, "invoice.readIssued"), ...structuresWith(actor, "invoice.readReceived")];
  return new Set(reaches.map(({ structureId }) => structureId)).size;
}

export type PortalApplication = (typeof PORTAL_APPLICATIONS)[number];
export type PortalApplicationCode = PortalApplication["code"];

export function parseDomain(value: string): PortalDomain | null {
  return DOMAINS.find((domain) => domain === value) ?? null;
}
