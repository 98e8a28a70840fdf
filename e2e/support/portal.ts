/** A portal in separate parts, for the tests that break one of them on purpose: database, migrations, demo data, then web and worker apart. */
import { type ChildProcess, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { freePort } from "#scripts/support/ports.ts";
import { ensureDatabase, startPostgres } from "#scripts/support/postgres.ts";
import { type Part, startPart } from "#scripts/support/processes.ts";

const SERVER = "--conditions=react-server";
const SECRET = "a-secret-for-the-tests-of-enough-length";

export async function startParts(extra: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "chorale-parts-"));
  const where = { folder: path.join(folder, "postgres"), port: await freePort(), password: "throwaway" };
  let postgres = await startPostgres(where);
  await ensureDatabase(postgres.url("postgres"), "chorale");
  const [port, mailPort] = [await freePort(), await freePort()];
  const origin = `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    PORT: String(port),
    DATA_DIR: folder,
    DATABASE_URL: postgres.url("chorale"),
    AUTH_SECRET: SECRET,
    APP_ORIGIN: origin,
    SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
    MAIL_CATCHER_PORT: String(mailPort),
    NEXT_TELEMETRY_DISABLED: "1",
    ...extra,
  };
  // An antivirus that this very process plays cannot answer while it waits for them.
  const { CLAMD_URL: _, ...bare } = env;
  for (const script of ["scripts/migrate.ts", "prisma/seed.ts"])
    execFileSync(process.execPath, [SERVER, script], { env: bare, stdio: "pipe" });

  const parts = new Map<string, Part>();
  const start = (name: string, args: string[], more: NodeJS.ProcessEnv = env) =>
    parts.set(name, startPart(name, args, { env: more, logDir: path.join(folder, "logs") }));
  const startPage = async (name: string, more: NodeJS.ProcessEnv) => {
    start(name, ["scripts/web.ts"], more);
    await answers(`${more.APP_ORIGIN}/api/health`);
  };
  const startWeb = () => startPage("web", env);
  const startWorker = () => start("worker", [SERVER, "scripts/worker.ts"]);
  start("mail", [SERVER, "scripts/mail-catcher.ts"]);
  startWorker();
  await startWeb();

  return {
    origin,
    databaseUrl: postgres.url("chorale"),
    secret: SECRET,
    logDir: path.join(folder, "logs"),
    /** What the parts run with: a process that takes it over runs commands on the same data. */
    env,
    startWeb,
    /** Ends the web process as a power cut would, and waits until it is gone. */
    killWeb: () => kill(parts.get("web")?.child, "SIGKILL"),
    /** A second web process on the same data, at an address of its own. */
    startTwin: async () => {
      const at = await freePort();
      const twin = `http://localhost:${at}`;
      await startPage("twin", { ...env, PORT: String(at), APP_ORIGIN: twin });
      return { origin: twin, kill: () => kill(parts.get("twin")?.child, "SIGKILL") };
    },
    killWorker: () => kill(parts.get("worker")?.child, "SIGKILL"),
    startWorker,
    /** Ends the database without a checkpoint: told to stop at once (`pg_ctl -m immediate`), or killed outright. */
    killPostgres: (signal: "SIGQUIT" | "SIGKILL") => kill(postgres.child, signal),
    startPostgres: async () => {
      // What was killed outright leaves children that take a moment to notice.
      for (let tried = 1; ; tried += 1) {
        try {
          postgres = await startPostgres(where);
          return;
        } catch (error) {
          if (tried === 20) throw error;
        }
      }
    },
    stop: async () => {
      for (const part of parts.values()) await part.stop();
      await postgres.discard();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function kill(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}

export type Parts = Awaited<ReturnType<typeof startParts>>;

/** Waits until an address answers well. */
export async function answers(url: string): Promise<void> {
  for (let tried = 0; tried < 600; tried += 1) {
    const reply = await fetch(url).catch(() => undefined);
    if (reply?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} did not answer in 30 seconds`);
}
