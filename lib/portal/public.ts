export {
  AUDIENCE_COOKIE,
  AUDIENCES,
  type Audience,
  DEFAULT_AUDIENCE,
  parseAudience,
} from "#lib/portal/domain/audience.ts";
export {
  PORTAL_APPLICATIONS,
  PORTAL_GROUPS,
  type PortalApplication,
  type PortalApplicationCode,
  type PortalDomain,
  type PortalGroup,
  parseDomain,
} from "#lib/portal/domain/catalogue.ts";
export type { PortalFunction, PortalFunctionCode } from "#lib/portal/domain/functions.ts";
export { type PortalNeed, partsOf } from "#lib/portal/domain/needs.ts";
export { SERVICES, type Service, type ServiceCode, servicesOf } from "#lib/portal/domain/services.ts";
export {
  type OpenApplication,
  type ReachableDomain,
  reachableDomains,
  type Viewer,
  viewerOf,
} from "#lib/portal/domain/viewer.ts";
