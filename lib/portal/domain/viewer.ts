import type { Actor } from "#lib/access/domain/actor.ts";
import {
  addressFor,
  DOMAINS,
  isOpenTo,
  PORTAL_APPLICATIONS,
  type PortalApplicationCode,
  type PortalDomain,
  type PortalEntry,
  type PortalGroup,
} from "#lib/portal/domain/catalogue.ts";

/** Who looks at a page, as far as menus and cards need to know. A visitor is null. */
export type Viewer = {
  readonly displayName: string;
  readonly applications: readonly PortalApplicationCode[];
  /** Where those that are of one structure open, when it is not where the structure is chosen. */
  readonly addresses: Readonly<Partial<Record<PortalApplicationCode, string>>>;
};

/** An application as one person opens it. */
export type OpenApplication = {
  readonly code: PortalApplicationCode;
  readonly href: string;
  readonly detail: boolean;
  readonly group: PortalGroup | null;
  readonly help: string | null;
};

export type ReachableDomain = {
  readonly domain: PortalDomain;
  readonly applications: readonly OpenApplication[];
};

export function viewerOf(actor: Actor | null): Viewer | null {
  if (!actor) return null;
  const open = PORTAL_APPLICATIONS.filter((application) => isOpenTo(actor, application));
  const addresses = open.flatMap((one) =>
    addressFor(actor, one) === one.href ? [] : [[one.code, addressFor(actor, one)]],
  );
  return {
    displayName: actor.displayName,
    applications: open.map(({ code }) => code),
    addresses: Object.fromEntries(addresses),
  };
}

/**
 * The domains in which someone can open something, with what they can open. Only menus follow from it: each application asks
 * again, for itself, who may see what.
 */
export function reachableDomains(viewer: Viewer | null): ReachableDomain[] {
  const open: readonly PortalEntry[] = PORTAL_APPLICATIONS.filter(
    ({ code }) => viewer?.applications.includes(code) ?? false,
  );
  const opened = ({ code, href, detail, group, help }: PortalEntry): OpenApplication => ({
    code,
    href: viewer?.addresses[code] ?? href,
    detail: detail ?? false,
    group: group ?? null,
    help: help ?? null,
  });
  return DOMAINS.map((domain) => ({
    domain,
    applications: open.filter((one) => one.domain === domain).map(opened),
  })).filter(({ applications }) => applications.length > 0);
}
