import type { HealthLevel } from "#lib/health/domain/parts.ts";

export type Measured = { readonly minute: Date; readonly level: HealthLevel };

/** Bad measures in a row that open an incident, and good ones that close it: one late answer is none. */
export const OPENS_AFTER = 2;
export const CLOSES_AFTER = 3;

export type IncidentMove =
  | { readonly kind: "open"; readonly at: Date; readonly level: "SLOW" | "DOWN" }
  | { readonly kind: "worsen" }
  | { readonly kind: "close"; readonly at: Date };

/**
 * What the last measures of a part do to its incident; null: nothing.
 * @param measures newest first. @param open the level of the incident that is open.
 */
export function incidentMove(measures: readonly Measured[], open: HealthLevel | null): IncidentMove | null {
  const bad = measures.findIndex(({ level }) => level === "UP");
  const row = bad === -1 ? measures : measures.slice(0, bad);
  if (open === null) {
    const first = row.at(-1);
    if (row.length < OPENS_AFTER || !first) return null;
    return { kind: "open", at: first.minute, level: row.some(({ level }) => level === "DOWN") ? "DOWN" : "SLOW" };
  }
  if (open === "SLOW" && measures[0]?.level === "DOWN") return { kind: "worsen" };
  const good = measures.slice(0, CLOSES_AFTER);
  const last = good.at(-1);
  const well = good.length === CLOSES_AFTER && good.every(({ level }) => level === "UP");
  return well && last ? { kind: "close", at: last.minute } : null;
}
