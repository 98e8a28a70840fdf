import "server-only";
import { clockShift, shiftClock } from "#lib/platform/clock.ts";
import { pool, type Tx } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";

/** How often a process asks how far the portal's time was moved: web and worker agree within that. */
const LOOK_MS = 1_000;

type Holder = { choraleTestClock?: NodeJS.Timeout };
const holder = globalThis as Holder;

/**
 * Keeps the time of this process where a tester put it, from now on. Does nothing in the production profile: its time is the world's,
 * whatever the table says.
 */
export async function followTestClock(): Promise<void> {
  if (!env().testBench || holder.choraleTestClock) return;
  await readTestClock();
  holder.choraleTestClock = setInterval(() => void readTestClock(), LOOK_MS);
  holder.choraleTestClock.unref();
}

/** Reads it now; a database that does not answer leaves the time as it was. */
export async function readTestClock(): Promise<void> {
  if (!env().testBench) return;
  try {
    const { rows } = await pool().query<{ days: number }>("select shift_days as days from test_clock");
    const ms = (rows[0]?.days ?? 0) * 86_400_000;
    if (ms !== clockShift()) shiftClock(ms);
  } catch {
    // Asked again in a moment.
  }
}

/** Puts the portal's time so many days ahead, in the caller's transaction; the other processes follow within a second. */
export async function setTestClock(tx: Tx, days: number, byId: string, at: Date): Promise<void> {
  const data = { shiftDays: days, changedById: byId, changedAt: at };
  await tx.testClock.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data });
}
