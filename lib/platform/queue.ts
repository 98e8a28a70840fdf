import "server-only";
import { fromPrisma, PgBoss } from "pg-boss";
import type { Tx } from "#lib/platform/db.ts";
import { pool } from "#lib/platform/db.ts";

/** Every queue and what its jobs carry. Ids only: a job that waits reads the row as it is when it runs. */
export type Jobs = {
  "invoice.route": { invoiceId: string };
  /** Tells both sides of one step of the history. */
  "invoice.announce": { invoiceId: string; position: number };
  "document.read": { documentId: string };
  /** `sealed`: the address typed, which may be nobody's. */
  "account.resetPassword": { sealed: string; address: string | null };
  /** `sealed`: what was typed in the registration form; the address may be somebody else's. */
  "account.register": { sealed: string; address: string | null };
  /** `sealed`: the address, or the dead link, that wants an activation link again. */
  "account.activation": { sealed: string; address: string | null };
  /** Every hour: requests, invitations and claims whose time has come. */
  "access.sweep": Record<string, never>;
  /** Every night: files that no document names, and uploads that nobody came back for. */
  "documents.sweep": Record<string, never>;
  "mail.send": { deliveryId: string; to: string; template: string; locale: string; params: Record<string, string> };
};
export type JobName = keyof Jobs;

type QueueSettings = { retryLimit: number; retryDelay: number; retryBackoff: boolean; expireInSeconds: number };
const settings: Record<JobName, QueueSettings> = {
  "invoice.route": { retryLimit: 20, retryDelay: 2, retryBackoff: true, expireInSeconds: 60 },
  "invoice.announce": { retryLimit: 20, retryDelay: 2, retryBackoff: true, expireInSeconds: 60 },
  "document.read": { retryLimit: 2, retryDelay: 2, retryBackoff: false, expireInSeconds: 180 },
  "account.resetPassword": { retryLimit: 10, retryDelay: 2, retryBackoff: true, expireInSeconds: 60 },
  "account.register": { retryLimit: 10, retryDelay: 2, retryBackoff: true, expireInSeconds: 60 },
  "account.activation": { retryLimit: 10, retryDelay: 2, retryBackoff: true, expireInSeconds: 60 },
  "access.sweep": { retryLimit: 2, retryDelay: 60, retryBackoff: false, expireInSeconds: 900 },
  "documents.sweep": { retryLimit: 2, retryDelay: 3600, retryBackoff: false, expireInSeconds: 7_200 },
  "mail.send": { retryLimit: 30, retryDelay: 5, retryBackoff: true, expireInSeconds: 60 },
};
/** What runs by the clock, in UTC: whatever number of workers there are, each moment gives one job. */
export const SCHEDULES = { "access.sweep": "17 * * * *", "documents.sweep": "43 1 * * *" } as const satisfies Partial<
  Record<JobName, string>
>;

export const JOB_NAMES = Object.keys(settings) as JobName[];

type Holder = { choraleQueue?: Promise<PgBoss> };
const holder = globalThis as Holder;

const overPool = { executeSql: (text: string, values?: unknown[]) => pool().query(text, values as unknown[]) };

async function startSender(): Promise<PgBoss> {
  const boss = new PgBoss({ db: overPool, supervise: false, schedule: false, migrate: false, createSchema: false });
  boss.on("error", () => undefined);
  await boss.start();
  return boss;
}

/** Puts a job in the queue inside the caller's transaction: it exists if, and only if, the transaction commits. */
export async function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  data: Jobs[N],
  options: { startAfterSeconds?: number; singletonKey?: string } = {},
): Promise<void> {
  holder.choraleQueue ??= startSender();
  const boss = await holder.choraleQueue;
  await boss.send(name, data, {
    db: fromPrisma(tx),
    ...(options.startAfterSeconds ? { startAfter: options.startAfterSeconds } : {}),
    ...(options.singletonKey ? { singletonKey: options.singletonKey } : {}),
  });
}

/** The worker's own instance: maintains the queue and runs jobs. */
export async function startWorkerQueue(): Promise<PgBoss> {
  const boss = new PgBoss({ db: overPool, migrate: false, createSchema: false });
  await boss.start();
  return boss;
}

/** Creates or updates the queue's own tables and every queue; called once by the migration command, never by a web process. */
export async function installQueue(connectionString: string): Promise<void> {
  const boss = new PgBoss({ connectionString, supervise: false, schedule: false });
  await boss.start();
  for (const name of JOB_NAMES) {
    await boss.createQueue(name, settings[name]);
    await boss.updateQueue(name, settings[name]);
  }
  await boss.stop({ graceful: false });
}

export async function closeQueue(): Promise<void> {
  const was = holder.choraleQueue;
  holder.choraleQueue = undefined;
  if (was) await (await was).stop({ graceful: false });
}
