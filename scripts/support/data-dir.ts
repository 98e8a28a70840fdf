import { randomBytes } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";

export type Holder = { pid: number; origin: string };

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync("/proc") || readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("scripts/start.ts");
  } catch {
    return false;
  }
}

/**
 * Takes the data folder for this process, or says who holds it. A lock whose process is gone (killed outright) is taken over.
 */
export function takeDataDir(
  dataDir: string,
  origin: string,
): { taken: true; release(): void } | { taken: false; holder: Holder } {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, "portal.lock");
  for (let tried = 0; tried < 2; tried += 1) {
    try {
      const handle = openSync(file, "wx");
      writeSync(handle, JSON.stringify({ pid: process.pid, origin } satisfies Holder));
      closeSync(handle);
      return { taken: true, release: () => rmSync(file, { force: true }) };
    } catch {
      const holder = readHolder(file);
      if (holder && isRunning(holder.pid)) return { taken: false, holder };
      rmSync(file, { force: true });
    }
  }
  throw new Error(`The data folder ${dataDir} cannot be locked: is it writable?`);
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

export type Secrets = { authSecret: string; postgresPassword: string };

/** The secrets of a portal without configuration: made once, kept with its data, readable by its owner only. */
export function demoSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, "secrets.json");
  if (!existsSync(file)) {
    const made: Secrets = {
      authSecret: randomBytes(32).toString("hex"),
      postgresPassword: randomBytes(16).toString("hex"),
    };
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, "utf8")) as Secrets;
}
