import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { forgetWords } from "#lib/documents/index.ts";
import { type CommonRefusal, type Denied, deny, keepDenied } from "#lib/invoices/commands/guard.ts";
import { recordAction } from "#lib/invoices/data/actions.ts";
import { type CommandRow, loadForCommand, subjectOf } from "#lib/invoices/data/load-for-command.ts";
import { isOpen } from "#lib/invoices/domain/editing.ts";
import {
  type AttachFileInput,
  attachFileInput,
  type RemoveFileInput,
  removeFileInput,
} from "#lib/invoices/domain/schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type FileRefusal = CommonRefusal | "NOT_EDITABLE";

/**
 * Adds an attachment to a draft or to a suspended invoice, in the transaction that stores the file. Its weight counts with the
 * others in the checks. The caller aborts on a refusal.
 */
export async function attachFile(
  tx: Tx,
  actor: Actor,
  input: AttachFileInput,
): Promise<Result<{ fileId: string }, FileRefusal>> {
  const read = readInput(attachFileInput, input);
  if (!read.ok) return read;
  const { invoiceId, documentId, designation, typeCode } = read.data;
  const row = await loadForCommand(tx, actor, "issued", invoiceId);
  if (!row) return refuse("NOT_FOUND");
  const refusal = refusalToEdit(actor, row);
  if (refusal) return refuse(refusal.code, { ...(refusal.params ? { params: refusal.params } : {}) });
  const mine = { id: documentId, uploadedById: actor.userId, structureId: row.supplierId };
  if (!(await tx.document.findFirst({ where: mine, select: { id: true } }))) return refuse("NOT_FOUND");
  const at = now();
  const fileId = newId(at.getTime());
  await tx.invoiceFile.create({
    data: { id: fileId, invoiceId, documentId, role: "ATTACHMENT", designation, typeCode, addedAt: at },
  });
  await recordAction(tx, actor, row, "issued", { kind: "PIECE_AJOUTEE", about: designation });
  return ok({ fileId });
}

/** Takes an attachment away: any of a draft's, and of a suspended invoice only those added since it was suspended. */
export async function removeFile(actor: Actor, input: RemoveFileInput): Promise<Result<null, FileRefusal>> {
  const read = readInput(removeFileInput, input);
  if (!read.ok) return read;
  const { invoiceId, fileId } = read.data;
  const outcome = await transaction<Result<null, FileRefusal> | Denied>(async (tx) => {
    const row = await loadForCommand(tx, actor, "issued", invoiceId);
    if (!row) return abort(refuse("NOT_FOUND"));
    const refusal = refusalToEdit(actor, row);
    if (refusal) return abort(refusal);
    const since = row.status === "BROUILLON" ? {} : { addedAt: { gt: row.statusAt } };
    const where = { id: fileId, invoiceId, role: "ATTACHMENT", ...since } as const;
    const file = await tx.invoiceFile.findFirst({ where, select: { documentId: true, designation: true } });
    const { count } = await tx.invoiceFile.deleteMany({ where });
    if (!file || count !== 1) return abort(refuse("NOT_FOUND"));
    await recordAction(tx, actor, row, "issued", { kind: "PIECE_RETIREE", about: file.designation });
    await forgetWords(tx, [file.documentId]);
    return ok(null);
  });
  return keepDenied(actor, invoiceId, outcome);
}

function refusalToEdit(actor: Actor, row: CommandRow) {
  const denied = deny(actor, row.status === "BROUILLON" ? "invoice.draft" : "invoice.submit", subjectOf(row, "issued"));
  if (denied) return denied;
  return isOpen(row.status, "attachments") ? null : refuse("NOT_EDITABLE", { params: { status: row.status } });
}
