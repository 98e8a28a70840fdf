/** What everything drawn may know of the health of the portal. */
export type { DayLevel } from "#lib/health/domain/days.ts";
export { HEALTH_PARTS, type HealthLevel, type HealthPart, levelOfAll, worst } from "#lib/health/domain/parts.ts";
