import "server-only";
import type { DraftRhythm, Plan } from "#lib/invoices/domain/recurrence.ts";
import { isoDateOf } from "#lib/shared/dates.ts";

/** The plan of a row; the database lets no other rhythm in. */
export function planOf(row: { every: string; dayOfMonth: number; untilOn: Date | null }): Plan {
  const every: DraftRhythm = row.every === "QUARTER" ? "QUARTER" : "MONTH";
  return { every, dayOfMonth: row.dayOfMonth, untilOn: row.untilOn && isoDateOf(row.untilOn) };
}
