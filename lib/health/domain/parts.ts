/** What the portal is made of, as far as people notice: each is measured every minute. */
export const HEALTH_PARTS = ["web", "database", "storage", "routing", "reading", "mail"] as const;
export type HealthPart = (typeof HEALTH_PARTS)[number];

export const HEALTH_LEVELS = ["UP", "SLOW", "DOWN"] as const;
export type HealthLevel = (typeof HEALTH_LEVELS)[number];

/** What a measure found, and where a part stops being as it should: milliseconds of an answer, or seconds that the oldest thing has waited. */
export const LIMITS: Readonly<Record<HealthPart, { readonly slow: number; readonly down: number }>> = {
  web: { slow: 2_000, down: 10_000 },
  database: { slow: 500, down: 10_000 },
  storage: { slow: 2_000, down: 10_000 },
  routing: { slow: 90, down: 900 },
  reading: { slow: 120, down: 900 },
  mail: { slow: 180, down: 1_800 },
};

/** A measure that did not come back is one beyond every limit. */
export const NO_ANSWER = 2_000_000_000;

export function levelOf(part: HealthPart, value: number): HealthLevel {
  const { slow, down } = LIMITS[part];
  if (value >= down) return "DOWN";
  return value >= slow ? "SLOW" : "UP";
}

/** Minutes without a measure before what was measured last says nothing any more. */
export const STALE_MINUTES = 4;
export const DAYS_KEPT = 90;
export const MINUTES_KEPT_HOURS = 48;

/** What several parts are together: their worst, and « UP » only when each was measured to be; null when too little is known. */
export function levelOfAll(
  parts: readonly HealthPart[],
  measured: Readonly<Partial<Record<HealthPart, HealthLevel>>>,
): HealthLevel | null {
  const known = parts.flatMap((part) => measured[part] ?? []);
  const level = worst(known);
  return level === "UP" && known.length < parts.length ? null : level;
}

/** The worst of several; null of none. */
export function worst(levels: readonly HealthLevel[]): HealthLevel | null {
  return HEALTH_LEVELS.findLast((level) => levels.includes(level)) ?? null;
}
