/** `npm run worker`: runs the jobs of the queue. As many of these as wanted, on as many machines: each job goes to one of them. */
import { sweepRequests } from "#lib/access/index.ts";
import { openRegistration, sendActivation, sendPasswordReset } from "#lib/accounts/index.ts";
import { sweepChats } from "#lib/chat/index.ts";
import { remindWebinars } from "#lib/content/index.ts";
import {
  closeReaders,
  giveUpReading,
  orderMissingWords,
  readStoredDocument,
  readWords,
  sweepPieces,
  sweepStorage,
  warmReaders,
} from "#lib/documents/index.ts";
import { measureHealth } from "#lib/health/index.ts";
import { verifyIntegrity } from "#lib/integrity/index.ts";
import {
  announceTransition,
  archiveInvoices,
  expireValidations,
  foldCounters,
  learnFromInvoice,
  makeAvailable,
  makeRecurring,
  prefillDraft,
  remindPayments,
  sealYears,
  unpackBatch,
} from "#lib/invoices/index.ts";
import { deliverMail, sweepMail } from "#lib/notifications/index.ts";
import { closeDb } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { logger } from "#lib/platform/logger.ts";
import { type IncomingMail, startMailIn } from "#lib/platform/mail-in.ts";
import { JOB_NAMES, type JobName, type Jobs, runJobs, SCHEDULES, startWorkerQueue } from "#lib/platform/queue.ts";
import { followTestClock } from "#lib/platform/test-clock.ts";
import { tellRipeClaims } from "#lib/recovery/index.ts";
import { answerByItself, giveAnswer, makeInvoices } from "#lib/testbench/index.ts";
import { admitsReply, replyByMail, sweepTickets } from "#lib/tickets/index.ts";

type Handlers = { [N in JobName]: (data: Jobs[N]) => Promise<unknown> };

const handlers: Handlers = {
  "invoice.route": async ({ invoiceId }) => [await makeAvailable(invoiceId), await answerByItself(invoiceId)],
  "invoice.announce": ({ invoiceId, position }) => announceTransition(invoiceId, position),
  "invoice.expireValidations": async () =>
    logger().info({ expired: await expireValidations() }, "validators that kept silent"),
  "invoice.remindPayments": async () =>
    logger().info({ reminded: await remindPayments() }, "payments to declare received"),
  "invoices.recur": async () => logger().info(await makeRecurring(), "recurring invoices"),
  "document.unread": ({ documentId }) => giveUpReading(documentId),
  "document.read": ({ documentId }) =>
    readStoredDocument(documentId, (tx, reading) => prefillDraft(tx, documentId, reading)),
  "document.words": ({ documentId }) => readWords(documentId),
  "flow.unpack": ({ flowId }) => unpackBatch(flowId),
  "document.learn": ({ invoiceId }) => learnFromInvoice(invoiceId),
  "account.resetPassword": (order) => sendPasswordReset(order),
  "account.register": (order) => openRegistration(order),
  "account.activation": (order) => sendActivation(order),
  "access.sweep": async () => [await sweepRequests(), await tellRipeClaims()],
  "invoices.fold": () => foldCounters(),
  "documents.sweep": async () =>
    logger().info(
      { pieces: await sweepPieces(), ...(await sweepStorage()), words: await orderMissingWords() },
      "storage swept",
    ),
  "chat.sweep": async () => {
    await sweepChats();
  },
  "ticket.sweep": async () => logger().info(await sweepTickets(), "tickets swept"),
  "integrity.verify": async () => logger().info(await verifyIntegrity(), "integrity verified"),
  "bench.make": ({ orderId }) => makeInvoices(orderId),
  "bench.answer": ({ invoiceId, step }) => giveAnswer(invoiceId, step),
  "invoices.archive": async () => logger().info({ archived: await archiveInvoices() }, "invoices archived"),
  "invoices.seal": async () => logger().info({ sealed: await sealYears() }, "fiscal lists sealed"),
  "health.measure": () => measureHealth(),
  "webinars.remind": async () => logger().info({ reminded: await remindWebinars() }, "webinars of the next day"),
  "mail.send": (mail) => deliverMail(mail),
  "mail.sweep": () => sweepMail(),
};

await followTestClock();
const boss = await startWorkerQueue();
boss.on("error", (error) => logger().error({ err: error }, "queue"));
boss.on("warning", (warning) => logger().warn({ warning }, "queue"));

for (const name of JOB_NAMES) {
  await runJobs(boss, name, async (job) => {
    const started = Date.now();
    try {
      await (handlers[name] as (data: unknown) => Promise<unknown>)(job.data);
      logger().info({ job: job.id, queue: name, ms: Date.now() - started }, "job done");
    } catch (error) {
      logger().error({ job: job.id, queue: name, ms: Date.now() - started, err: error }, "job failed");
      throw error;
    }
  });
}
for (const [name, cron] of Object.entries(SCHEDULES)) await boss.schedule(name, cron);
logger().info("worker ready");
void warmReaders({ ocr: true });

/** Answers to tickets by mail, where the portal is given a port for them. */
async function startReplies() {
  const { MAIL_IN_PORT: port, MAIL_IN_HOST: host } = env();
  if (port === undefined) return null;
  const take = async (mail: IncomingMail) => {
    const kept = await replyByMail(mail);
    return kept.ok ? null : `your answer was not added (${kept.code}): open the ticket in the portal`;
  };
  return startMailIn({ port, host, maxBytes: 30_000_000, admits: admitsReply, take });
}

const mailIn = await startReplies();

async function stop(): Promise<void> {
  await mailIn?.stop();
  await boss.stop({ graceful: true, timeout: 8_000 });
  await closeReaders();
  await closeDb();
  process.exit(0);
}

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
