/**
 * `npm start`: brings the whole portal up on one machine and keeps it up; Ctrl-C, SIGTERM or the crash of one part ends all of it.
 * With DATABASE_URL, SMTP_URL or S3 variables set, the embedded part that each replaces is not started.
 */
import path from "node:path";
import { buildWeb, generate } from "#scripts/support/build.ts";
import { demoSecrets, takeDataDir } from "#scripts/support/data-dir.ts";
import { freePort, isPortFree } from "#scripts/support/ports.ts";
import { ensureDatabase, type RunningPostgres, startPostgres } from "#scripts/support/postgres.ts";
import { type Part, startPart } from "#scripts/support/processes.ts";

const development = process.argv.includes("--dev");
const production = (process.env.CHORALE_PROFILE || "demo") !== "demo";
const port = Number(process.env.PORT || 3000);
const dataDir = path.resolve(process.env.DATA_DIR || ".data");
const origin = process.env.APP_ORIGIN || `http://localhost:${port}`;
const say = (text: string) => process.stdout.write(`${text}\n`);

const parts: Part[] = [];
let postgres: RunningPostgres | undefined;
let release: () => void = () => undefined;
let stopping: Promise<void> | undefined;

async function stopEverything(): Promise<void> {
  for (const part of [...parts].reverse()) await part.stop();
  await postgres?.stop();
  release();
}

function end(code: number, message?: string): Promise<void> {
  if (message) say(message);
  stopping ??= stopEverything().finally(() => process.exit(code));
  return stopping;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0, "\nStopping…"));

function watch(part: Part): Part {
  parts.push(part);
  part.child.once("exit", (code, signal) => {
    if (stopping) return;
    void end(
      1,
      `The part "${part.name}" ended by itself (${signal ?? code}); everything is stopped. Its last words:\n${part.lastLines()}`,
    );
  });
  return part;
}

async function startDatabase(): Promise<string> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const secrets = demoSecrets(dataDir);
  const running = await startPostgres({
    folder: path.join(dataDir, "postgres"),
    port: await freePort(),
    password: secrets.postgresPassword,
  });
  postgres = running;
  running.child.once("exit", () => {
    if (!stopping) void end(1, "The database ended by itself; everything is stopped. Run npm start again.");
  });
  await ensureDatabase(running.url("postgres"), "chorale");
  return running.url("chorale");
}

async function answers(url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && !stopping) {
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  if (!stopping)
    throw new Error(
      `The portal did not answer on ${url} in a minute.\n${parts.map((part) => part.lastLines()).join("\n")}`,
    );
}

async function seed(): Promise<void> {
  const { closeDb } = await import("#lib/platform/db.ts");
  const { closeQueue } = await import("#lib/platform/queue.ts");
  const { seedDemo } = await import("#prisma/seed.ts");
  await seedDemo();
  await closeQueue();
  await closeDb();
}

async function sayWhoCanSignIn(): Promise<void> {
  const { DEMO_PASSWORD, DEMO_PEOPLE } = await import("#lib/demo/public.ts");
  say(`\nWho can sign in (password for all of them: ${DEMO_PASSWORD}):`);
  const { default: words } = await import("#messages/en.json", { with: { type: "json" } });
  for (const { email, situation } of DEMO_PEOPLE) say(`  ${email.padEnd(28)} ${words.demoSituations[situation]}`);
}

async function main(): Promise<void> {
  const lock = takeDataDir(dataDir, origin);
  if (!lock.taken) {
    say(
      `A portal already runs on the data in ${dataDir}: ${lock.holder.origin} (process ${lock.holder.pid}). Nothing was changed.`,
    );
    say("To run a second one beside it, give it its own data and port: PORT=3001 DATA_DIR=.data-2 npm start");
    process.exit(1);
  }
  release = lock.release;
  process.once("exit", release);
  if (!(await isPortFree(port))) {
    return end(
      1,
      `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
    );
  }
  generate();
  if (!development) buildWeb(say);

  const set = (name: string, value: string) => {
    process.env[name] ||= value;
  };
  set("PORT", String(port));
  set("DATA_DIR", dataDir);
  if (!production) {
    set("APP_ORIGIN", origin);
    set("AUTH_SECRET", demoSecrets(dataDir).authSecret);
  }
  Object.assign(process.env, { NODE_ENV: development ? "development" : "production" });
  if (!production) process.env.DATABASE_URL = await startDatabase();
  const mailPort = production || process.env.SMTP_URL ? undefined : await freePort();
  if (mailPort) process.env.SMTP_URL = `smtp://127.0.0.1:${mailPort}`;

  // Read only now: these modules parse the environment, which is complete from here on.
  const { env } = await import("#lib/platform/env.ts");
  const checked = env();
  const { migrateDatabase } = await import("#scripts/support/migrate.ts");
  await migrateDatabase(checked.DATABASE_URL);
  if (!production) await seed();

  const logDir = path.join(dataDir, "logs");
  const run = (name: string, args: string[], extra: Record<string, string> = {}) =>
    watch(startPart(name, args, { env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...extra }, logDir }));
  const script = (file: string) => ["--conditions=react-server", file];
  if (mailPort) run("mail", script("scripts/mail-catcher.ts"), { MAIL_CATCHER_PORT: String(mailPort) });
  run("worker", script("scripts/worker.ts"));
  run("web", development ? ["node_modules/next/dist/bin/next", "dev", "-p", String(port)] : ["scripts/web.ts"]);
  await answers(`http://127.0.0.1:${port}/api/health`);

  if (stopping) return;
  say(`\nChorale is ready: ${origin}`);
  if (!production) {
    await sayWhoCanSignIn();
    if (mailPort) say(`\nThe code of the second step is mailed: read it at ${origin}/demo/courrier`);
  }
  say("\nCtrl-C stops everything.");
}

main().catch((error: unknown) => end(1, error instanceof Error ? error.message : String(error)));
