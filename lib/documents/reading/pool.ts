import "server-only";
import { availableParallelism } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Tinypool } from "tinypool";
import type { DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { type Result, refuse } from "#lib/shared/result.ts";

/** A set of threads that run the functions of one file, each task within a time, all within a memory. */
export type Pool = {
  run<T>(name: string, task: object, milliseconds: number): Promise<Result<T, DocumentRefusal>>;
  close(): Promise<void>;
};

type Attempt<T> = { readonly result: Result<T, DocumentRefusal>; readonly alone: boolean };
type Waiting = { start: () => void };

const THREADS = Math.min(4, Math.max(2, availableParallelism()));
const MOST_WAITING = 200;
/** The share of its time that a task gets when it is tried once more: nobody waits twice as long. */
const SECOND_TIME = 3;

/**
 * The file is named by its path under the root of the project, so that Node runs it as it is, whatever a bundler did with the
 * caller. A task that hangs, crashes or grows is killed with its thread, another thread takes its place, and the caller is told.
 */
export function createPool(file: string, limits: { heapMb: number; growthBytes: number }): Pool {
  let threads: Tinypool | undefined;
  let [running, started] = [0, 0];
  let second: Promise<unknown> = Promise.resolve();
  const waiting: Waiting[] = [];
  const stops = new Set<() => void>();

  const open = () => {
    threads ??= new Tinypool({
      filename: pathToFileURL(path.join(/* turbopackIgnore: true */ process.cwd(), file)).href,
      execArgv: ["--conditions=react-server", "--disable-warning=ExperimentalWarning"],
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
      minThreads: 1,
      maxThreads: THREADS,
      idleTimeout: 60_000,
      // No limit on how long a thread takes to end: beyond one, tinypool throws where nobody catches, and the portal ends with it.
    });
    return threads;
  };

  const next = () => {
    running -= 1;
    waiting.shift()?.start();
  };

  /** Gives the outcome, and whether other tasks ran meanwhile. */
  const attempt = async <T>(name: string, task: object, milliseconds: number): Promise<Attempt<T>> => {
    if (waiting.length >= MOST_WAITING) return { result: refuse("READER_BUSY"), alone: true };
    // The time of a task begins when a thread is free for it.
    if (running >= THREADS) await new Promise<void>((start) => waiting.push({ start }));
    running += 1;
    started += 1;
    const [first, before] = [running === 1, started];
    const alone = () => first && started === before;
    const stop = new AbortController();
    let cause: DocumentRefusal = "READER_CRASHED";
    const kill = (code: DocumentRefusal) => {
      cause = code;
      stop.abort();
    };
    const timer = setTimeout(kill, milliseconds, "READ_TIMEOUT");
    const forget = watchMemory(limits.growthBytes, () => kill("READ_MEMORY"));
    stops.add(forget);
    try {
      const result = (await open().run(task, { name, signal: stop.signal })) as Result<T, DocumentRefusal>;
      return { result, alone: alone() };
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : null;
      return { result: refuse(code === "ERR_WORKER_OUT_OF_MEMORY" ? "READ_MEMORY" : cause), alone: alone() };
    } finally {
      clearTimeout(timer);
      forget();
      stops.delete(forget);
      next();
    }
  };

  return {
    async run<T>(name: string, task: object, milliseconds: number) {
      const { result, alone } = await attempt<T>(name, task, milliseconds);
      if (alone || result.ok || result.code !== "READ_MEMORY") return result;
      // Memory is the process's: whoever ran beside a hostile file was stopped with it. One after the other they show which it was.
      const again = second.then(() => attempt<T>(name, task, milliseconds / SECOND_TIME));
      second = again;
      return (await again).result;
    },
    async close() {
      for (const stop of stops) stop();
      const closing = threads;
      threads = undefined;
      await closing?.destroy();
    },
  };
}

/**
 * Calls back when the process has grown too much since the task began. The limit of a thread covers its JavaScript heap only, and
 * a hostile file fills buffers and WebAssembly memory. Tasks that run together stop together, and are tried once more.
 */
function watchMemory(most: number, tooMuch: () => void): () => void {
  const before = process.memoryUsage.rss();
  const timer = setInterval(() => {
    if (process.memoryUsage.rss() - before > most) tooMuch();
  }, 50);
  timer.unref();
  return () => clearInterval(timer);
}
