import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "#scripts/support/ports.ts";
import { type Part, startPart } from "#scripts/support/processes.ts";

/** The secret of the portals that a bench starts; it protects nothing but throwaway data. */
export const BENCH_SECRET = "a-secret-for-the-benchmarks-of-enough-length";

export type RunningWeb = {
  readonly origin: string;
  /** Processor time that the process has used so far, all its threads, in milliseconds; null where the system does not tell. */
  processorTime(): number | null;
  /** Resident memory in megabytes; null where the system does not tell. */
  memory(): number | null;
  stop(): Promise<void>;
};

/** Clock ticks per second in /proc: 100 on every Linux of today. */
const TICKS = 100;

function processorTimeOf(pid: number | undefined): number | null {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  // The name of the program, in parentheses, may hold spaces: fields are counted after it.
  const fields = readFileSync(file, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
}

function memoryOf(pid: number | undefined): number | null {
  const file = `/proc/${pid}/status`;
  const kilobytes = existsSync(file) ? /^VmRSS:\s+(\d+)/m.exec(readFileSync(file, "utf8"))?.[1] : undefined;
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}

const NEXT = "node_modules/next/dist/bin/next";

/** The web process of the built portal over `databaseUrl`, with the yardstick page open. */
export async function startWeb(options: { databaseUrl: string; folder: string }): Promise<RunningWeb> {
  const port = await freePort();
  return startPage(["scripts/web.ts"], {
    env: portalEnv({ ...options, port }),
    port,
    logDir: path.join(options.folder, "logs"),
  });
}

/** Of a process that listens to none: nobody is sent there. */
const NO_PORT = 9;

/** The worker process beside it. */
export function startWorker({
  smtpUrl,
  ...options
}: {
  databaseUrl: string;
  folder: string;
  smtpUrl?: string;
}): Running {
  const args = ["--conditions=react-server", "scripts/worker.ts"];
  const part = startPart("worker", args, {
    // It listens to nothing, and takes no configuration that names no port.
    env: { ...portalEnv({ ...options, port: NO_PORT }), ...(smtpUrl ? { SMTP_URL: smtpUrl } : {}) },
    logDir: path.join(options.folder, "logs"),
  });
  return running(part);
}

type StartOptions = { readonly env: NodeJS.ProcessEnv; readonly port: number; readonly logDir: string };
type Running = Omit<RunningWeb, "origin">;

function running(part: Part): Running {
  return {
    processorTime: () => processorTimeOf(part.child.pid),
    memory: () => memoryOf(part.child.pid),
    stop: part.stop,
  };
}

function portalEnv({ databaseUrl, folder, port }: { databaseUrl: string; folder: string; port: number }) {
  const origin = `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    PORT: String(port),
    DATA_DIR: folder,
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: BENCH_SECRET,
    APP_ORIGIN: origin,
    SMTP_URL: "smtp://127.0.0.1:9",
    BENCH_PAGES: "1",
    // One client asks for more than any person: it is counted all the same, which is part of what a page costs.
    RATE_LIMIT_FACTOR: "1000000",
    LOG_LEVEL: "warn",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  return env;
}

/** `next start` in another folder, as a yardstick, until it answers. */
export function startNext(folder: string, options: StartOptions): Promise<RunningWeb> {
  return startPage([NEXT, "start", folder, "-p", String(options.port)], options);
}

async function startPage(args: string[], options: StartOptions): Promise<RunningWeb> {
  const origin = `http://localhost:${options.port}`;
  const part = startPart("web", args, { env: options.env, logDir: options.logDir });
  try {
    await firstAnswer(origin, () => part.child.exitCode !== null);
  } catch (error) {
    await part.stop();
    throw new Error(`${error instanceof Error ? error.message : error}\n${part.lastLines()}`);
  }
  return { origin, ...running(part) };
}

/** Waits until `url` answers with a page, at most `seconds`; returns the milliseconds it took. */
export async function firstAnswer(url: string, hasEnded: () => boolean, seconds = 60): Promise<number> {
  const started = performance.now();
  while (performance.now() - started < seconds * 1000) {
    if (hasEnded()) throw new Error(`the process ended before ${url} answered`);
    const reply = await fetch(url).catch(() => undefined);
    await reply?.arrayBuffer();
    if (reply?.ok) return performance.now() - started;
    await sleep(20);
  }
  throw new Error(`${url} did not answer in ${seconds} seconds`);
}

export function isBuilt(folder = "."): boolean {
  return existsSync(path.join(folder, ".next/BUILD_ID"));
}
