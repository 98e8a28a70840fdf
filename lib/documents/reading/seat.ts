import "server-only";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { Tinypool } from "tinypool";
import type { Weighed } from "#lib/documents/workers/weighed.ts";

/** What a set of threads may take of memory, in bytes but for the first. */
export type MemoryLimits = {
  /** The JavaScript heap of one thread, in megabytes: V8 itself ends a thread that goes beyond. */
  readonly heapMb: number;
  /** One thread: its heap, its buffers and its WebAssembly. */
  readonly threadBytes: number;
  /** A thread that holds more once its task is done is ended, and another started: neither V8 nor WebAssembly give memory back. */
  readonly keptBytes: number;
  /** What a process may grow by during a task, whoever is the cause: libraries outside of JavaScript are counted nowhere else. */
  readonly growthBytes: number;
};

const LATE = 500;
const STARTS = 20_000;

const WEIGHED = "lib/documents/workers/weighed.ts";

const urlOf = (file: string) => pathToFileURL(path.join(/* turbopackIgnore: true */ process.cwd(), file)).href;

/** A thread, or room for one: a task runs in one seat, so that what its thread takes is known to be its own. */
export type Seat = {
  /** Has a thread that has loaded what it needs: on a busy machine that takes as long as a file may. */
  start(): Promise<void>;
  /** Whether its thread has run no task yet: what it holds is then its present task's. */
  fresh(): boolean;
  /** What the task gave, and what its thread holds after it. */
  run(name: string, task: object, signal: AbortSignal): Promise<Weighed>;
  /** What the thread holds now, answered in a millisecond also by one that is busy; zero without a thread. */
  held(): Promise<number>;
  /** Ends the idle thread. A warm seat has another one, ready, before this ends; elsewhere the next task starts it. */
  renew(): Promise<void>;
  close(): Promise<void>;
};

/**
 * The file is named by its path under the root of the project, so that Node runs it as it is, whatever a bundler did with the
 * caller. `warm`: a thread is kept when there is nothing to do, and started again when one was ended.
 */
export function createSeat(file: string, heapMb: number, warm: boolean): Seat {
  let pool: Tinypool | undefined;
  const open = () => {
    pool ??= new Tinypool({
      filename: urlOf(file),
      execArgv: ["--conditions=react-server", "--disable-warning=ExperimentalWarning"],
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
      minThreads: warm ? 1 : 0,
      maxThreads: 1,
      idleTimeout: 60_000,
      // No limit on how long a thread takes to end: beyond one, tinypool throws where nobody catches, and the portal ends with it.
    });
    return pool;
  };
  const worker = () => {
    const [one] = pool?.threads ?? [];
    return one && "thread" in one && one.thread instanceof Worker ? one.thread : null;
  };
  let started: Worker | null = null;
  const start = async () => {
    if (started && started === worker()) return;
    // A timer that keeps the process alive: a thread that starts does not, and a command that reads files would end here.
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), STARTS);
    // A file that cannot even be loaded is told by the task itself.
    await open()
      .run({ file: urlOf(file) }, { name: "ready", filename: urlOf(WEIGHED), signal: stop.signal })
      .catch(() => undefined);
    clearTimeout(late);
    started = worker();
  };
  let used: Worker | null = null;
  return {
    start,
    fresh: () => used === null || used !== worker(),
    run(name, task, signal) {
      used = worker();
      return open().run({ file: urlOf(file), name, task }, { name: "weighed", filename: urlOf(WEIGHED), signal });
    },
    async held() {
      const thread = worker();
      if (!thread) return 0;
      // A thread that ends meanwhile answers nothing; one that is idle keeps no process alive, and somebody may wait for this seat.
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<null>((give) => {
        timer = setTimeout(give, LATE, null);
      });
      const told = await Promise.race([thread.getHeapStatistics().catch(() => null), late]);
      clearTimeout(timer);
      return told ? told.total_heap_size + told.external_memory : 0;
    },
    async renew() {
      await pool?.recycleWorkers();
      if (warm && pool) await start();
    },
    async close() {
      const closing = pool;
      pool = undefined;
      await closing?.destroy();
    },
  };
}
