import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

export type Part = { name: string; child: ChildProcess; lastLines(): string; stop(): Promise<void> };

/** The C library keeps memory for each thread, and threads read documents: with two places it gives back half of what else it would hold. */
const ARENAS = { MALLOC_ARENA_MAX: "2" };
const PARENT_GUARD = path.resolve("scripts/support/die-with-parent.mjs");

/**
 * Starts one part of the portal as a process of its own. What it prints goes to `<logDir>/<name>.log`; the last lines are kept for the
 * message when it crashes. The part ends by itself when this process disappears (an IPC channel tells it), so nothing is ever left behind.
 */
export function startPart(name: string, args: string[], options: { env: NodeJS.ProcessEnv; logDir: string }): Part {
  mkdirSync(options.logDir, { recursive: true });
  const log = path.join(options.logDir, `${name}.log`);
  writeFileSync(log, "");
  const child = spawn(process.execPath, ["--import", PARENT_GUARD, ...args], {
    env: { ...ARENAS, ...options.env, CHORALE_STARTED_BY: String(process.pid) },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // Its own group: Ctrl-C reaches only this process, which then stops the parts in order.
    detached: true,
  });
  let tail = "";
  const keep = (chunk: Buffer) => {
    appendFileSync(log, chunk);
    tail = (tail + chunk.toString()).slice(-3000);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  return { name, child, lastLines: () => tail, stop: () => stopChild(child) };
}

/** Asks a process to end, and ends it after ten seconds when it did not. */
function stopChild(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const force = setTimeout(() => child.kill("SIGKILL"), 10_000);
    child.once("exit", () => {
      clearTimeout(force);
      resolve();
    });
    child.kill("SIGTERM");
  });
}
