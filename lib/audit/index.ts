import "server-only";

export { recordAudit } from "#lib/audit/commands/record-audit.ts";
export { recordAuditRows } from "#lib/audit/commands/record-audit-rows.ts";
export { type DeniedBy, recordDenied } from "#lib/audit/commands/record-denied.ts";
export type { AuditDetails, AuditInput, AuditSubject, AuditType } from "#lib/audit/domain/events.ts";
export { readTrailFilter, type TrailFilter, trailQuery } from "#lib/audit/domain/trail-filter.ts";
export { searchTrail, type TrailRow } from "#lib/audit/queries/search-trail.ts";
