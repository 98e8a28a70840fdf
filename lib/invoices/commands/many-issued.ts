import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { acknowledgeRejection } from "#lib/invoices/commands/answer-recipient.ts";
import { deleteDraft } from "#lib/invoices/commands/delete-draft.ts";
import { instruct } from "#lib/invoices/commands/instruct.ts";
import { eachOf, type ManyRefusal, refused } from "#lib/invoices/commands/many-received.ts";
import { type ManyIssuedInput, manyIssuedInput } from "#lib/invoices/domain/schemas.ts";
import { readInput } from "#lib/shared/read-input.ts";
import type { Result } from "#lib/shared/result.ts";

/** Under this operation the outcome of each invoice is kept, for the page that tells them. */
export const MANY_ISSUED = "invoice.manyIssued";

/**
 * One gesture on several issued invoices (F-84, F-90), each in a transaction of its own: drafts are deleted, rejections acknowledged, or all
 * given to one instructor. One that does not allow it holds back none of the others.
 */
export async function manyIssued(actor: Actor, input: ManyIssuedInput): Promise<Result<{ key: string }, ManyRefusal>> {
  const read = readInput(manyIssuedInput, input);
  if (!read.ok) return read;
  const { idempotencyKey, chosen, gesture, instructorId } = read.data;
  const body = { chosen, gesture, instructorId };
  return eachOf(
    actor,
    idempotencyKey,
    body,
    async ({ invoiceId, version }) => {
      if (gesture === "instruct") {
        const given = await instruct(actor, { invoiceId, instructorId });
        return given.ok ? { invoiceId, assigneeId: instructorId } : refused(invoiceId, given);
      }
      const done =
        gesture === "delete"
          ? await deleteDraft(actor, { invoiceId, version })
          : await acknowledgeRejection(actor, { invoiceId });
      return done.ok ? { invoiceId, status: done.data.to } : refused(invoiceId, done);
    },
    MANY_ISSUED,
  );
}
