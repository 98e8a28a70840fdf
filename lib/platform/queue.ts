import "server-only";
import { fromPrisma, PgBoss } from "pg-boss";
import type { Tx } from "#lib/platform/db.ts";
import { pool } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";

/** Every queue and what its jobs carry. Ids only: a job that waits reads the row as it is when it runs. */
export type Jobs = {
  "invoice.route": { invoiceId: string };
  /** Tells both sides of one step of the history. */
  "invoice.announce": { invoiceId: string; position: number };
  /** Every hour: validators that kept silent for fifteen days. */
  "invoice.expireValidations": Record<string, never>;
  /** Every day: payments that were released long ago and that nobody declared received. */
  "invoice.remindPayments": Record<string, never>;
  /** Every hour: drafts of recurring invoices whose day has come. */
  "invoices.recur": Record<string, never>;
  /** The reading of a document was given up. */
  "document.unread": { documentId: string };
  "document.read": { documentId: string };
  "document.words": { documentId: string };
  /** Opens a lot; goes on in another job of the same name when there is much in it. */
  "flow.unpack": { flowId: string };
  /** An invoice was sent: where its values stood on the page, for the structure's next one. */
  "document.learn": { invoiceId: string };
  /** `sealed`: the address typed, which may be nobody's. */
  "account.resetPassword": { sealed: string; address: string | null };
  /** `sealed`: what was typed in the registration form; the address may be somebody else's. */
  "account.register": { sealed: string; address: string | null };
  /** `sealed`: the address, or the dead link, that wants an activation link again. */
  "account.activation": { sealed: string; address: string | null };
  /** Every hour: requests, invitations and claims whose time has come. */
  "access.sweep": Record<string, never>;
  /** Every minute: what was moved, added up into the counters. */
  "invoices.fold": Record<string, never>;
  /** Every night: every stored file and every history, gone over. */
  "integrity.verify": Record<string, never>;
  "chat.sweep": Record<string, never>;
  /** Every hour: tickets that wait for their issuer close by themselves in time, told before. */
  "ticket.sweep": Record<string, never>;
  /** Every night: the fiscal lists of a year that is over. */
  "invoices.seal": Record<string, never>;
  /** Every night: invoices that have been over for a year. */
  "invoices.archive": Record<string, never>;
  /** Every night: files that no document names, and uploads that nobody came back for. */
  "documents.sweep": Record<string, never>;
  /** On the bench of testers: invoices on order, and the answer of a recipient that answers by itself. */
  "bench.make": { orderId: string };
  "bench.answer": { invoiceId: string; step: number };
  /** Every minute: what each part of the portal is found to be. */
  "health.measure": Record<string, never>;
  /** Four times an hour: people with a seat in a webinar of the next day. */
  "webinars.remind": Record<string, never>;
  /** A mail was ordered: the outbox has what it says. */
  "mail.send": { deliveryId: string };
  /** Every minute: mails of several whose time has come, and mails that could not leave before. */
  "mail.sweep": Record<string, never>;
};
export type JobName = keyof Jobs;

/**
 * `heartbeatSeconds`: a worker that runs such a job says so twice as often; one that was killed does not, and the job begins again.
 * `deadLetter`: what is queued, with the same data, when the last try failed too, whatever it failed of; named above who names it.
 */
type QueueSettings = {
  retryLimit: number;
  retryDelay: number;
  retryBackoff: boolean;
  expireInSeconds: number;
  heartbeatSeconds?: number;
  deadLetter?: JobName;
};
const settings: Record<JobName, QueueSettings> = {
  "invoice.route": { retryLimit: 20, retryDelay: 2, retryBackoff: true, expireInSeconds: 60 },
  "invoice.announce": { retryLimit: 20, retryDelay: 2, retryBackoff: true, expireInSeconds: 60 },
  "invoice.expireValidations": { retryLimit: 2, retryDelay: 60, retryBackoff: false, expireInSeconds: 900 },
  "invoice.remindPayments": { retryLimit: 2, retryDelay: 60, retryBackoff: false, expireInSeconds: 900 },
  "invoices.recur": { retryLimit: 2, retryDelay: 60, retryBackoff: false, expireInSeconds: 900 },
  "document.unread": { retryLimit: 20, retryDelay: 2, retryBackoff: true, expireInSeconds: 60 },
  // Somebody waits for it. A worker that is killed costs one of the tries.
  "document.read": {
    ...{ retryLimit: 5, retryDelay: 1, retryBackoff: false, expireInSeconds: 180 },
    ...{ heartbeatSeconds: 10, deadLetter: "document.unread" },
  },
  "document.words": { retryLimit: 3, retryDelay: 10, retryBackoff: true, expireInSeconds: 120 },
  "flow.unpack": { retryLimit: 20, retryDelay: 5, retryBackoff: false, expireInSeconds: 120, heartbeatSeconds: 10 },
  "document.learn": { retryLimit: 2, retryDelay: 30, retryBackoff: false, expireInSeconds: 180 },
  "account.resetPassword": { retryLimit: 10, retryDelay: 2, retryBackoff: true, expireInSeconds: 60 },
  "account.register": { retryLimit: 10, retryDelay: 2, retryBackoff: true, expireInSeconds: 60 },
  "account.activation": { retryLimit: 10, retryDelay: 2, retryBackoff: true, expireInSeconds: 60 },
  "access.sweep": { retryLimit: 2, retryDelay: 60, retryBackoff: false, expireInSeconds: 900 },
  "invoices.fold": { retryLimit: 1, retryDelay: 5, retryBackoff: false, expireInSeconds: 300 },
  "chat.sweep": { retryLimit: 0, retryDelay: 0, retryBackoff: false, expireInSeconds: 300 },
  "ticket.sweep": { retryLimit: 2, retryDelay: 60, retryBackoff: false, expireInSeconds: 900 },
  "integrity.verify": { retryLimit: 5, retryDelay: 60, retryBackoff: false, expireInSeconds: 43_200 },
  "invoices.seal": { retryLimit: 5, retryDelay: 60, retryBackoff: false, expireInSeconds: 21_600 },
  "invoices.archive": { retryLimit: 2, retryDelay: 60, retryBackoff: false, expireInSeconds: 3_600 },
  "documents.sweep": { retryLimit: 2, retryDelay: 3600, retryBackoff: false, expireInSeconds: 7_200 },
  "bench.make": { retryLimit: 5, retryDelay: 2, retryBackoff: false, expireInSeconds: 600 },
  "bench.answer": { retryLimit: 5, retryDelay: 2, retryBackoff: false, expireInSeconds: 60 },
  // The next minute is another measure.
  "health.measure": { retryLimit: 0, retryDelay: 1, retryBackoff: false, expireInSeconds: 50 },
  "webinars.remind": { retryLimit: 2, retryDelay: 60, retryBackoff: false, expireInSeconds: 600 },
  // What does not leave now is tried again by the sweep, for three days.
  "mail.send": { retryLimit: 2, retryDelay: 10, retryBackoff: false, expireInSeconds: 120 },
  "mail.sweep": { retryLimit: 0, retryDelay: 60, retryBackoff: false, expireInSeconds: 900 },
};

/** How many jobs of a kind one worker process runs at once; the others of that kind wait, those of other kinds do not. */
const AT_ONCE: Record<JobName, number> = {
  "invoice.route": 2,
  "invoice.announce": 2,
  "invoice.expireValidations": 1,
  "invoice.remindPayments": 1,
  "invoices.recur": 1,
  "document.unread": 1,
  // As many as there are threads that read images.
  "document.read": 2,
  "document.words": 1,
  // The files of a lot are read one after the other, beside everything else.
  "flow.unpack": 1,
  "document.learn": 1,
  "account.resetPassword": 1,
  "account.register": 1,
  "account.activation": 1,
  "access.sweep": 1,
  "invoices.fold": 1,
  "integrity.verify": 1,
  "chat.sweep": 1,
  "ticket.sweep": 1,
  "invoices.seal": 1,
  "invoices.archive": 1,
  "documents.sweep": 1,
  "bench.make": 1,
  "bench.answer": 1,
  "health.measure": 1,
  "webinars.remind": 1,
  "mail.send": 3,
  "mail.sweep": 1,
};

/** What runs by the clock, in UTC: whatever number of workers there are, each moment gives one job. */
export const SCHEDULES = {
  "access.sweep": "17 * * * *",
  "invoice.expireValidations": "7 * * * *",
  "invoices.recur": "37 * * * *",
  "invoices.fold": "* * * * *",
  "health.measure": "* * * * *",
  "invoice.remindPayments": "23 6 * * *",
  "webinars.remind": "*/15 * * * *",
  "documents.sweep": "43 1 * * *",
  "invoices.archive": "11 1 * * *",
  "invoices.seal": "7 3 * * *",
  "mail.sweep": "* * * * *",
  "integrity.verify": "23 2 * * *",
  "chat.sweep": "* * * * *",
  "ticket.sweep": "47 * * * *",
} as const satisfies Partial<Record<JobName, string>>;

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

/** The process's own, started once; one that could not start, because the database was away, is tried again by whoever comes next. */
function sender(): Promise<PgBoss> {
  holder.choraleQueue ??= startSender().catch((error: unknown) => {
    holder.choraleQueue = undefined;
    throw error;
  });
  return holder.choraleQueue;
}

/**
 * Starts what puts jobs in the queue, before the first command needs it: started by one inside its transaction, it would want a second
 * connection while many others hold theirs. Never fails.
 */
export async function openQueue(): Promise<void> {
  await sender().catch(() => undefined);
}

/** Puts a job in the queue inside the caller's transaction: it exists if, and only if, the transaction commits. */
export async function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  data: Jobs[N],
  options: { startAfterSeconds?: number; singletonKey?: string } = {},
): Promise<void> {
  const boss = await sender();
  await boss.send(name, data, {
    db: fromPrisma(tx),
    ...(options.startAfterSeconds ? { startAfter: options.startAfterSeconds } : {}),
    ...(options.singletonKey ? { singletonKey: options.singletonKey } : {}),
  });
}

/**
 * The worker's own instance: maintains the queue and is woken by the database when a job is committed. Connections of its own, one of
 * which listens: behind a pooler that hands out a connection for each transaction it cannot, and asks twice a second instead.
 */
export async function startWorkerQueue(): Promise<PgBoss> {
  const connectionString = env().DATABASE_URL;
  const boss = new PgBoss({
    ...{ connectionString, max: 4, useListenNotify: true, migrate: false, createSchema: false },
    // How often jobs of workers that are gone are looked for, by whichever worker comes first: with a heartbeat of ten seconds they run again
    // within twenty or so. A look reads what runs and waits through its index, never what is done.
    ...{ superviseIntervalSeconds: 5, monitorIntervalSeconds: 5 },
  });
  await boss.start();
  return boss;
}

export type QueueLength = { readonly queue: string; readonly state: string; readonly jobs: number };

/** How many jobs wait (`created`), wait to be tried again (`retry`), run (`active`) or were given up (`failed`), by kind. */
export async function queueLengths(): Promise<QueueLength[]> {
  const { rows } = await pool().query<QueueLength>(
    `select name as queue, state::text, count(*)::int as jobs from pgboss.job
     where state in ('created', 'retry', 'active', 'failed') and name not like '\\_\\_%' group by 1, 2 order by 1, 2`,
  );
  return rows;
}

/** A job that was given up: what it was, never what it carried. */
export type GivenUp = {
  readonly id: string;
  readonly queue: string;
  readonly createdAt: Date;
  readonly failedAt: Date | null;
  readonly tries: number;
  /** What it broke with, as the log has it. */
  readonly error: string | null;
};

/** The last jobs that were given up, the latest first. */
export async function givenUpJobs(limit: number): Promise<GivenUp[]> {
  const { rows } = await pool().query<GivenUp>(
    `select id, name as queue, created_on as "createdAt", completed_on as "failedAt", retry_count + 1 as tries,
       left(output->>'message', 500) as error
     from pgboss.job where state = 'failed' and name not like '\\_\\_%' order by completed_on desc nulls last, id limit $1`,
    [limit],
  );
  return rows;
}

/** Tries a job again that was given up, in the caller's transaction; false when it is none any more. */
export async function retryJob(tx: Tx, name: JobName, id: string): Promise<boolean> {
  const boss = await sender();
  const found = await tx.$queryRaw<unknown[]>`
    select 1 from pgboss.job where name = ${name} and id = ${id}::uuid and state = 'failed' for update`;
  if (found.length === 0) return false;
  await boss.retry(name, id, { db: fromPrisma(tx) });
  return true;
}

/** Seconds between two looks while the database wakes the worker: for jobs whose time comes later, which nothing announces. */
const LOOK_SECONDS: Partial<Record<JobName, number>> = {
  "invoice.route": 1,
  "mail.send": 2,
  "bench.answer": 1,
  "document.read": 2,
  "document.unread": 2,
};

/** Runs the jobs of one kind, one after the other without a pause while there are any, several at a time. */
export async function runJobs<N extends JobName>(
  boss: PgBoss,
  name: N,
  handle: (job: { readonly id: string; readonly data: Jobs[N] }) => Promise<void>,
): Promise<void> {
  const options = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: LOOK_SECONDS[name] ?? 5 };
  for (let runner = 0; runner < AT_ONCE[name]; runner += 1) {
    let again = () => {};
    const id = await boss.work<Jobs[N]>(name, options, async (jobs) => {
      // There may be another one behind it: look at once, instead of after the interval.
      again();
      for (const job of jobs) await handle(job);
    });
    again = () => boss.notifyWorker(id);
  }
}

/** Creates or updates the queue's own tables and every queue; called once by the migration command, never by a web process. */
export async function installQueue(connectionString: string): Promise<void> {
  const boss = new PgBoss({ connectionString, supervise: false, schedule: false });
  await boss.start();
  for (const name of JOB_NAMES) {
    await boss.createQueue(name, { ...settings[name], notify: true });
    await boss.updateQueue(name, { ...settings[name], notify: true });
  }
  await boss.stop({ graceful: false });
}

export async function closeQueue(): Promise<void> {
  const was = holder.choraleQueue;
  holder.choraleQueue = undefined;
  const boss = await was?.catch(() => undefined);
  await boss?.stop({ graceful: false });
}
