import { afterWorkingMinutes, type OpeningHours, workingMinutes } from "#lib/shared/working-time.ts";
import type { TicketStatus } from "#lib/tickets/domain/status.ts";

/** `stopped`: it is not the turn of whoever answers. `soon`: a quarter of the time is left. */
export type LevelState = "stopped" | "fine" | "soon" | "late";

export type ServiceLevel = {
  readonly state: LevelState;
  /** Working minutes that it has waited for an answer, those of the issuer left out. */
  readonly waited: number;
  /** When the target is reached, while it waits for an answer. */
  readonly dueAt: Date | null;
};

export type LevelFacts = {
  readonly status: TicketStatus;
  readonly statusAt: Date;
  /** Up to `statusAt`. */
  readonly waitedMinutes: number;
  readonly targetHours: number;
};

/** Working minutes of waiting up to an instant: only « Ouvert » is the turn of whoever answers. */
export function waitedUntil(
  { status, statusAt, waitedMinutes }: Omit<LevelFacts, "targetHours">,
  at: Date,
  hours: OpeningHours,
): number {
  return status === "OUVERT" ? waitedMinutes + workingMinutes(statusAt, at, hours) : waitedMinutes;
}

/** How a ticket stands against the target of its category (F-104). */
export function serviceLevel(facts: LevelFacts, at: Date, hours: OpeningHours): ServiceLevel {
  const waited = waitedUntil(facts, at, hours);
  if (facts.status !== "OUVERT") return { state: "stopped", waited, dueAt: null };
  const target = facts.targetHours * 60;
  const dueAt = afterWorkingMinutes(facts.statusAt, Math.max(0, target - facts.waitedMinutes), hours);
  const state = waited > target ? "late" : waited >= target * 0.75 ? "soon" : "fine";
  return { state, waited, dueAt };
}
