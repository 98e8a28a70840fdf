import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { type AnswerRefusal, answer, order } from "#lib/invoices/commands/answer-recipient.ts";
import { applyTransition } from "#lib/invoices/data/apply-transition.ts";
import { acknowledgeEvent } from "#lib/invoices/domain/returned.ts";
import { type AcknowledgeReturnedInput, acknowledgeReturnedInput } from "#lib/invoices/domain/schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result } from "#lib/shared/result.ts";

/**
 * « Acquitter » (domain reference § 10.3): a person attests having read that these invoices were rejected or suspended, in the name of
 * their structure. Each is kept in its history with who and when; once is enough, whoever does it. What was treated, completed or
 * acknowledged meanwhile asks for nothing more. Answers with how many were acknowledged.
 */
export async function acknowledgeReturned(
  actor: Actor,
  input: AcknowledgeReturnedInput,
): Promise<Result<{ acknowledged: number }, AnswerRefusal>> {
  const read = readInput(acknowledgeReturnedInput, input);
  if (!read.ok) return read;
  let acknowledged = 0;
  for (const invoiceId of read.data.invoices) {
    const done = await answer(actor, invoiceId, async (tx, row) => {
      const event = acknowledgeEvent(row.status);
      const nothing = { invoiceId, from: row.status, to: row.status, position: 0 };
      if (!event || row.acknowledgedAt || row.rejectionHandledAt) return ok(nothing);
      // The status stays as it is: of two at once, the version tells which was first.
      const seen = { status: row.status, version: row.version };
      const set = { acknowledgedAt: now() };
      return applyTransition(tx, { ...order(actor, row), seen, event, input: { by: "supplier" }, set });
    });
    // Somebody else's gesture at the same instant: what it left is acknowledged or asks for nothing.
    if (!done.ok && done.code !== "STALE") return done;
    if (done.ok && done.data.position > 0) acknowledged += 1;
  }
  return ok({ acknowledged });
}
