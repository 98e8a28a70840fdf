export {
  AUDIENCE_COOKIE,
  AUDIENCES,
  type Audience,
  DEFAULT_AUDIENCE,
  parseAudience,
} from "#lib/portal/domain/audience.ts";
export {
  PORTAL_APPLICATIONS,
  type PortalApplication,
  type PortalApplicationCode,
  type PortalDomain,
  parseDomain,
} from "#lib/portal/domain/catalogue.ts";
export { SERVICES, type Service, type ServiceCode, servicesOf } from "#lib/portal/domain/services.ts";
export { type ReachableDomain, reachableDomains, type Viewer, viewerOf } from "#lib/portal/domain/viewer.ts";
