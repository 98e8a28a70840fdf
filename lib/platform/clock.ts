import "server-only";

/** The only source of "now". Tests replace it, so that a due date or a lockout can be checked on both sides of its limit. */
export type Clock = { now(): Date };

const system: Clock = { now: () => new Date() };
let current: Clock = system;

export function now(): Date {
  return current.now();
}

/** For tests: fixes or shifts time; returns the function that restores the system clock. */
export function useClock(clock: Clock): () => void {
  current = clock;
  return () => {
    current = system;
  };
}
