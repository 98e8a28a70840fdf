import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { submitInvoice } from "#lib/invoices/commands/submit-invoice.ts";
import { noteSending } from "#lib/invoices/data/flow-rows.ts";
import { type SendFlowInput, sendFlowInput } from "#lib/invoices/domain/schemas.ts";
import { flowSheet } from "#lib/invoices/queries/flows.ts";
import { readyOfFlow } from "#lib/invoices/queries/ready-of-flow.ts";
import { db } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";

export type SentFlow = { readonly sent: number; readonly failed: number };

/**
 * Sends the chosen invoices of a flow, each by the command that sends one, each with its own outcome: those that could not be sent stay
 * drafts, and the report of the flow says why. The same form sent again sends nothing twice.
 */
export async function sendFlow(
  actor: Actor,
  input: SendFlowInput,
): Promise<Result<SentFlow, "INVALID_INPUT" | "NOT_FOUND" | "NOTHING_CHOSEN">> {
  const read = readInput(sendFlowInput, input);
  if (!read.ok) return read;
  const { flowId, chosen, idempotencyKey } = read.data;
  if (!(await flowSheet(actor, flowId))) return refuse("NOT_FOUND");
  if (chosen.length === 0) return refuse("NOTHING_CHOSEN");
  const ids = chosen.map(({ invoiceId }) => invoiceId);
  const { drafts } = await readyOfFlow(actor, flowId, ids);
  let sent = 0;
  for (const { invoiceId, version } of chosen) {
    const draft = drafts.find((one) => one.invoiceId === invoiceId);
    // What is no longer a draft of this flow was sent already, or never belonged to it: the command says which.
    const mine = draft || (await isOf(flowId, invoiceId));
    if (!mine) return refuse("NOT_FOUND");
    const key = `${idempotencyKey}-${invoiceId.slice(-12)}`;
    const result =
      draft?.breaksNorm === true
        ? refuse("BREAKS_NORM")
        : await submitInvoice(actor, { invoiceId, version, idempotencyKey: key, seenTwins: "" });
    if (result.ok) sent += 1;
    else if (draft) await noteSending(db(), invoiceId, inReport(result));
  }
  return ok({ sent, failed: chosen.length - sent });
}

async function isOf(flowId: string, invoiceId: string): Promise<boolean> {
  return (await db().depositFlowMember.count({ where: { flowId, invoiceId } })) > 0;
}

/** Checks that failed are told in full by the form of the draft; here it is enough that they did. */
function inReport(refusal: Refusal): Refusal {
  return refusal.code === "CHECKS_FAILED" ? refuse("NOT_READY") : refusal;
}
