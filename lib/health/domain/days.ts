export type DayCounts = { readonly up: number; readonly slow: number; readonly down: number };

export type DayLevel = "UP" | "SLOW" | "DOWN" | "UNMEASURED";

/** Minutes of trouble in a day that make the day one of trouble. */
const TROUBLED = 2;

/** How a day is coloured: by the worst that lasted. */
export function dayLevel({ up, slow, down }: DayCounts): DayLevel {
  if (up + slow + down === 0) return "UNMEASURED";
  if (down >= TROUBLED) return "DOWN";
  return slow >= TROUBLED ? "SLOW" : "UP";
}

/** The share of the measured minutes in which the part answered, slowly or not; null when none was measured. */
export function availability(days: readonly DayCounts[]): number | null {
  const answered = days.reduce((sum, { up, slow }) => sum + up + slow, 0);
  const all = days.reduce((sum, { down }) => sum + down, answered);
  return all === 0 ? null : answered / all;
}
