import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { recordAction } from "#lib/invoices/data/actions.ts";
import type { LookSide } from "#lib/invoices/data/invoice.scope.ts";
import { loadForCommand } from "#lib/invoices/data/load-for-command.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/**
 * Lets a person of either side have one file of an invoice they can see, and keeps that they had it; the first time the recipient
 * does, the invoice says so (domain reference § 13). Answers with the document to send.
 */
export async function downloadFile(
  actor: Actor,
  side: LookSide,
  input: { readonly invoiceId: string; readonly fileId: string },
): Promise<Result<{ documentId: string }, "NOT_FOUND">> {
  const { invoiceId, fileId } = input;
  if (!isId(invoiceId) || !isId(fileId)) return refuse("NOT_FOUND");
  return transaction<Result<{ documentId: string }, "NOT_FOUND">>(async (tx) => {
    const row = await loadForCommand(tx, actor, side, invoiceId);
    if (!row) return abort(refuse("NOT_FOUND"));
    // A recipient does not see yet what the supplier is gathering to complete a suspended invoice.
    const notYet = side === "received" && row.status === "SUSPENDUE" ? { addedAt: { lte: row.statusAt } } : {};
    // A validator sees what was sent for its approval, and not what the recipient was sent later.
    const later = side === "toValidate" ? { addedAt: { lte: row.submittedAt ?? new Date(0) } } : {};
    const file = await tx.invoiceFile.findFirst({
      where: { id: fileId, invoiceId, ...notYet, ...later },
      select: { documentId: true, role: true, designation: true },
    });
    if (!file) return abort(refuse("NOT_FOUND"));
    if (side === "received" && !row.downloadedAt) {
      await tx.invoice.updateMany({ where: { id: invoiceId, downloadedAt: null }, data: { downloadedAt: now() } });
    }
    const kind = file.role === "MAIN" ? "TELECHARGEMENT_FACTURE" : "TELECHARGEMENT_PIECE";
    await recordAction(tx, actor, row, side, { kind, about: file.designation });
    await recordAudit(tx, {
      type: "document.downloaded",
      detail: {},
      userId: actor.userId,
      sessionId: actor.sessionId,
      subject: { type: "document", id: file.documentId },
    });
    return ok({ documentId: file.documentId });
  });
}
