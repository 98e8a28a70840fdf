import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import { recordAudit, recordDenied } from "#lib/audit/index.ts";
import { type RetryInput, retryInput } from "#lib/operations/domain/schemas.ts";
import { transaction } from "#lib/platform/db.ts";
import { JOB_NAMES, retryJob } from "#lib/platform/queue.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** A job that was given up is tried again, once more with all its tries. Every job may run twice: that is how they are made. */
export async function retryGivenUp(actor: Actor, input: RetryInput): Promise<Result<null>> {
  if (!canAsStaff(actor, "queue.manage")) {
    await recordDenied(actor, "queue.retry FORBIDDEN");
    return refuse("NOT_FOUND");
  }
  const read = readInput(retryInput, input);
  if (!read.ok) return read;
  const queue = JOB_NAMES.find((name) => name === read.data.queue);
  if (!queue) return refuse("JOB_GONE");
  return transaction(async (tx) => {
    if (!(await retryJob(tx, queue, read.data.jobId))) return refuse("JOB_GONE");
    const { userId, sessionId } = actor;
    const subject = { type: "job" as const, id: read.data.jobId };
    await recordAudit(tx, { type: "queue.retried", detail: { queue }, userId, sessionId, subject });
    return ok(null);
  });
}
