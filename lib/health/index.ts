import "server-only";

export { measureHealth } from "#lib/health/commands/measure-health.ts";
export { noteIncident } from "#lib/health/commands/note-incident.ts";
export { healthNoteInput } from "#lib/health/domain/schemas.ts";
export {
  type HealthNow,
  healthNow,
  type IncidentView,
  type PartState,
  type PortalState,
  portalState,
} from "#lib/health/queries/portal-state.ts";
