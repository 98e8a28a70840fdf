import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { forgetWords } from "#lib/documents/index.ts";
import { type CommonRefusal, type Denied, deny, keepDenied } from "#lib/invoices/commands/guard.ts";
import { applyTransition, type Transitioned, type TransitionRefusal } from "#lib/invoices/data/apply-transition.ts";
import { settleFlow } from "#lib/invoices/data/flow-rows.ts";
import { loadForCommand, moverOf, subjectOf } from "#lib/invoices/data/load-for-command.ts";
import { type DeleteDraftInput, deleteDraftInput } from "#lib/invoices/domain/schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { type Result, refuse } from "#lib/shared/result.ts";

type Outcome = Result<Transitioned, CommonRefusal | TransitionRefusal> | Denied;

/** Deletes a draft: it leaves every list of its supplier, and its history stays. Nothing else can be deleted. */
export async function deleteDraft(
  actor: Actor,
  input: DeleteDraftInput,
): Promise<Result<Transitioned, CommonRefusal | TransitionRefusal>> {
  const read = readInput(deleteDraftInput, input);
  if (!read.ok) return read;
  const { invoiceId, version } = read.data;
  const outcome = await transaction<Outcome>(async (tx) => {
    const row = await loadForCommand(tx, actor, "issued", invoiceId);
    if (!row) return abort(refuse("NOT_FOUND"));
    const denied = deny(actor, "invoice.draft", subjectOf(row, "issued"));
    if (denied) return abort(denied);
    const moved = await applyTransition(tx, {
      invoiceId,
      event: "delete-draft",
      input: { by: "supplier" },
      mover: moverOf(actor, row, "issued"),
      at: now(),
      ...(version === undefined ? {} : { seen: { version } }),
    });
    if (!moved.ok) return abort(moved);
    const files = await tx.invoiceFile.findMany({ where: { invoiceId }, select: { documentId: true } });
    await forgetWords(
      tx,
      files.map((file) => file.documentId),
    );
    if (row.depositFlowId) await settleFlow(tx, row.depositFlowId, now());
    return moved;
  });
  return keepDenied(actor, invoiceId, outcome);
}
