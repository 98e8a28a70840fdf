import type { Actor } from "#lib/access/domain/actor.ts";
import {
  DOMAINS,
  isOpenTo,
  PORTAL_APPLICATIONS,
  type PortalApplication,
  type PortalApplicationCode,
  type PortalDomain,
} from "#lib/portal/domain/catalogue.ts";

/** Who looks at a page, as far as menus and cards need to know. A visitor is null. */
export type Viewer = {
  readonly displayName: string;
  readonly applications: readonly PortalApplicationCode[];
};

export type ReachableDomain = {
  readonly domain: PortalDomain;
  readonly applications: readonly PortalApplication[];
};

export function viewerOf(actor: Actor | null): Viewer | null {
  if (!actor) return null;
  const open = PORTAL_APPLICATIONS.filter((application) => isOpenTo(actor, application));
  return { displayName: actor.displayName, applications: open.map(({ code }) => code) };
}

/**
 * The domains in which someone can open something, with what they can open. Only menus follow from it: each application asks
 * again, for itself, who may see what.
 */
export function reachableDomains(viewer: Viewer | null): ReachableDomain[] {
  const open = PORTAL_APPLICATIONS.filter(({ code }) => viewer?.applications.includes(code) ?? false);
  return DOMAINS.map((domain) => ({ domain, applications: open.filter((one) => one.domain === domain) })).filter(
    ({ applications }) => applications.length > 0,
  );
}
