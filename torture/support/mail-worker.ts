/** A worker of mails only, to be killed: the queue and the commands are those of `scripts/worker.ts`, without the threads that read documents. */
import { setTimeout as sleep } from "node:timers/promises";
import { deliverMail, sweepMail } from "#lib/notifications/index.ts";
import { runJobs, startWorkerQueue } from "#lib/platform/queue.ts";

const boss = await startWorkerQueue();
boss.on("error", () => undefined);
await runJobs(boss, "mail.send", async ({ data }) => void (await deliverMail(data)));
process.send?.("ready");
// The sweep, which the clock runs every minute: oftener here, so that it is killed too.
for (;;) {
  await sweepMail().catch(() => undefined);
  await sleep(1_000);
}
