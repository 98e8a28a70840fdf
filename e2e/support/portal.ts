/** A portal in separate parts, for the tests that break one of them on purpose: database, migrations, demo data, then web and worker apart. */
import { execFileSync } from "node:child_process";
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
  const postgres = await startPostgres({
    folder: path.join(folder, "postgres"),
    port: await freePort(),
    password: "throwaway",
  });
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
  for (const script of ["scripts/migrate.ts", "prisma/seed.ts"])
    execFileSync(process.execPath, [SERVER, script], { env, stdio: "pipe" });

  const parts = new Map<string, Part>();
  const start = (name: string, args: string[]) =>
    parts.set(name, startPart(name, args, { env, logDir: path.join(folder, "logs") }));
  const startWeb = async () => {
    start("web", ["node_modules/next/dist/bin/next", "start", "-p", String(port)]);
    await answers(`${origin}/api/health`);
  };
  start("mail", [SERVER, "scripts/mail-catcher.ts"]);
  start("worker", [SERVER, "scripts/worker.ts"]);
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
    killWeb: () =>
      new Promise<void>((resolve) => {
        const web = parts.get("web")?.child;
        if (!web || web.exitCode !== null || web.signalCode !== null) return resolve();
        web.once("exit", () => resolve());
        web.kill("SIGKILL");
      }),
    stop: async () => {
      for (const part of parts.values()) await part.stop();
      await postgres.discard();
      rmSync(folder, { recursive: true, force: true });
    },
  };
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
