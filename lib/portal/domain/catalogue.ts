import { routes } from "#lib/shared/routes.ts";

/**
 * The domains of the portal and their applications, in the order they are shown (domain reference § 2). An application is listed
 * here once it exists; a domain is shown to a person who can reach at least one of its applications.
 */
export const DOMAINS = ["facturation", "organisation"] as const;
export type PortalDomain = (typeof DOMAINS)[number];

export const APPLICATIONS = [
  { code: "FACTURES_EMISES", domain: "facturation", href: routes.issuedWorkList(), opens: "habilitation" },
  { code: "FACTURES_RECUES", domain: "facturation", href: routes.receivedInvoices(), opens: "habilitation" },
  { code: "MES_RATTACHEMENTS", domain: "organisation", href: routes.myAttachments(), opens: "account" },
  { code: "MES_HABILITATIONS", domain: "organisation", href: routes.myRights(), opens: "account" },
] as const satisfies readonly {
  code: string;
  domain: PortalDomain;
  href: string;
  /** `habilitation`: at least one right on one structure. `account`: being signed in is enough. */
  opens: "habilitation" | "account";
}[];

export type Application = (typeof APPLICATIONS)[number];
export type ApplicationCode = Application["code"];

export type ReachableDomain = { readonly domain: PortalDomain; readonly applications: readonly Application[] };

/**
 * What a person can open. `habilitated` holds the application codes on which they have a right, or is null for a visitor,
 * who can open none. Only a menu follows from this: each application checks again for itself.
 */
export function reachableDomains(habilitated: readonly string[] | null): ReachableDomain[] {
  if (habilitated === null) return [];
  const open = APPLICATIONS.filter(({ code, opens }) => opens === "account" || habilitated.includes(code));
  return DOMAINS.map((domain) => ({ domain, applications: open.filter((one) => one.domain === domain) })).filter(
    ({ applications }) => applications.length > 0,
  );
}

export function parseDomain(value: string): PortalDomain | null {
  return DOMAINS.find((domain) => domain === value) ?? null;
}
