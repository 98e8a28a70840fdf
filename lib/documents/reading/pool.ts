import "server-only";
import { availableParallelism } from "node:os";
import type { DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { createSeat, type MemoryLimits, type Seat } from "#lib/documents/reading/seat.ts";
import { type Result, refuse } from "#lib/shared/result.ts";

/** A set of threads that run the functions of one file, each task within a time and a memory. */
export type Pool = {
  run<T>(name: string, task: object, milliseconds: number): Promise<Result<T, DocumentRefusal>>;
  close(): Promise<void>;
};

/** `own`: what the task itself took was too much; `shared`: others may be the cause, those before it in its thread included. */
type Cause = { readonly code: DocumentRefusal; readonly blame: "own" | "shared" };
/** `took`: milliseconds from when a thread was free for it. */
type Attempt<T> = { readonly result: Result<T, DocumentRefusal>; readonly shared: boolean; readonly took: number };
type Running = {
  readonly seat: Seat;
  readonly started: number;
  /** Of the process, as it was when the task began. */
  readonly rss: number;
  /** Nothing ran before in its thread. */
  readonly fresh: boolean;
  held: number;
  readonly kill: (cause: Cause) => void;
};

const THREADS = Math.min(4, Math.max(2, availableParallelism()));
const MOST_WAITING = 200;
/** The share of its time that a task gets when it is tried once more, and how late it may be for that: nobody waits twice as long. */
const SECOND = { share: 3, within: 10_000 };
const LOOK_EVERY = 40;

let residentBytes = { bytes: 0, at: Number.NEGATIVE_INFINITY };

/** Resident memory of the process, as it was at most so many milliseconds ago: the system adds up all threads to tell it. */
function resident(old: number): number {
  const now = performance.now();
  if (now - residentBytes.at >= old) residentBytes = { bytes: process.memoryUsage.rss(), at: now };
  return residentBytes.bytes;
}

/** A task that hangs, crashes or grows is killed with its thread, another thread takes its place, and the caller is told. */
export function createPool(file: string, limits: MemoryLimits, threads = THREADS): Pool {
  const seats = Array.from({ length: threads }, (_, i) => createSeat(file, limits.heapMb, i === 0));
  // Every thread may hold what it may keep, and one of them all that a thread may.
  const together = (threads - 1) * limits.keptBytes + limits.threadBytes;
  const free = [...seats];
  const waiting: ((seat: Seat) => void)[] = [];
  const running = new Set<Running>();
  let second: Promise<unknown> = Promise.resolve();
  let watch: NodeJS.Timeout | undefined;

  /** The lowest seat that is free: the first one has a thread that is warm. */
  const take = () => free.sort((a, b) => seats.indexOf(a) - seats.indexOf(b)).shift();
  const give = (seat: Seat) => {
    const next = waiting.shift();
    if (next) next(seat);
    else free.push(seat);
  };

  /** Gives the seat to whoever waits, with a new thread where the last one kept too much. */
  const release = async (seat: Seat, told: number | null) => {
    if ((told ?? (await seat.held())) > limits.keptBytes) await seat.renew().catch(() => undefined);
    give(seat);
  };
  const rest = () => {
    if (running.size > 0) return;
    clearInterval(watch);
    watch = undefined;
  };

  const look = async () => {
    // Most files are read between two looks, and each look interrupts whoever reads.
    const now = performance.now();
    if (![...running].some(({ started }) => now - started >= LOOK_EVERY)) return;
    const held = await Promise.all(seats.map((seat) => seat.held()));
    let largest: Running | undefined;
    for (const one of running) {
      one.held = held[seats.indexOf(one.seat)] ?? 0;
      if (one.held > limits.threadBytes) one.kill({ code: "READ_MEMORY", blame: one.fresh ? "own" : "shared" });
      if (!largest || one.held > largest.held) largest = one;
    }
    if (held.reduce((sum, bytes) => sum + bytes, 0) > together) largest?.kill({ code: "READ_MEMORY", blame: "shared" });
    // Measured from the lowest of those that run: two that follow closely must not each begin where the other arrived.
    const lowest = Math.min(...[...running].map(({ rss }) => rss));
    if (resident(0) - lowest > limits.growthBytes)
      for (const one of running) one.kill({ code: "READ_MEMORY", blame: "shared" });
  };

  /** `anew`: in a thread that ran nothing before. */
  const attempt = async <T>(name: string, task: object, milliseconds: number, anew: boolean): Promise<Attempt<T>> => {
    if (waiting.length >= MOST_WAITING) return { result: refuse("READER_BUSY"), shared: false, took: 0 };
    // The time of a task begins when a thread is free for it.
    const seat = take() ?? (await new Promise<Seat>((start) => waiting.push(start)));
    if (anew && !seat.fresh()) await seat.renew().catch(() => undefined);
    await seat.start();
    const fresh = seat.fresh();
    const stop = new AbortController();
    let cause: Cause = { code: "READER_CRASHED", blame: "own" };
    const kill = (why: Cause) => {
      if (stop.signal.aborted) return;
      cause = why;
      stop.abort();
    };
    const timer = setTimeout(kill, milliseconds, { code: "READ_TIMEOUT", blame: "own" } satisfies Cause);
    const started = performance.now();
    const me: Running = { seat, started, rss: resident(LOOK_EVERY), fresh, held: 0, kill };
    const ended = (result: Result<T, DocumentRefusal>, shared = false) => {
      return { result, shared, took: performance.now() - started };
    };
    let weight: number | null = null;
    running.add(me);
    watch ??= setInterval(look, LOOK_EVERY).unref();
    try {
      const { result, held } = await seat.run(name, task, stop.signal);
      weight = held;
      return ended(result as Result<T, DocumentRefusal>);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : null;
      if (code === "ERR_WORKER_OUT_OF_MEMORY") return ended(refuse("READ_MEMORY"), !fresh);
      return ended(refuse(cause.code), cause.blame === "shared");
    } finally {
      clearTimeout(timer);
      running.delete(me);
      rest();
      void release(seat, weight);
    }
  };

  return {
    async run<T>(name: string, task: object, milliseconds: number) {
      const { result, shared, took } = await attempt<T>(name, task, milliseconds, false);
      if (!shared || took > SECOND.within) return result;
      // Memory is the process's, and a thread keeps what others left in it: whoever ran beside or after a hostile file may be stopped with it.
      // One after the other, each in a new thread, they show which it was.
      const again = second.then(() => attempt<T>(name, task, milliseconds / SECOND.share, true));
      second = again;
      return (await again).result;
    },
    async close() {
      clearInterval(watch);
      watch = undefined;
      await Promise.all(seats.map((seat) => seat.close()));
    },
  };
}
