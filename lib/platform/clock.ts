import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

/** The only source of "now". Tests replace it, so that a due date or a lockout can be checked on both sides of its limit. */
export type Clock = { now(): Date };

const system: Clock = { now: () => new Date() };

/** Kept on globalThis: a bundle may hold two copies of this module, and time is one. */
type Holder = { choraleTime?: { shiftMs: number; played: AsyncLocalStorage<Date> } };
const holder = globalThis as Holder;
holder.choraleTime ??= { shiftMs: 0, played: new AsyncLocalStorage<Date>() };
const time = holder.choraleTime;

let current: Clock = system;

/** The time of the portal: of invoices, deadlines and whatever follows from them. A test bench may have moved it (decision 52). */
export function now(): Date {
  return time.played.getStore() ?? new Date(current.now().getTime() + time.shiftMs);
}

/** The time of the world: sessions, codes, locks and the trail go by it, however the portal's own was moved. */
export function trueNow(): Date {
  return current.now();
}

/** How far the portal's time is ahead of the world's, in milliseconds. */
export function clockShift(): number {
  return time.shiftMs;
}

/** Moves the portal's time in this process; `lib/platform/test-clock.ts` alone calls it. */
export function shiftClock(ms: number): void {
  time.shiftMs = ms;
}

/** Runs `work` as if it were `at`, whatever else this process does meanwhile: how a bench plays the past of an invoice. */
export function playAt<T>(at: Date, work: () => Promise<T>): Promise<T> {
  return time.played.run(at, work);
}

/** For tests: fixes or shifts time; returns the function that restores the system clock. */
export function useClock(clock: Clock): () => void {
  current = clock;
  return () => {
    current = system;
  };
}
