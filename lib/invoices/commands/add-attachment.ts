import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { type ReceiveRefusal, receiveAttachment } from "#lib/documents/index.ts";
import { attachFile, type FileRefusal } from "#lib/invoices/commands/files.ts";
import { loadForCommand } from "#lib/invoices/data/load-for-command.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";
import { type Result, refuse } from "#lib/shared/result.ts";

export type AddAttachmentInput = {
  readonly invoiceId: string;
  readonly fileName: string;
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
  readonly designation: string;
  readonly typeCode: string;
};

/** Takes in a file and ties it to an invoice that is still open to attachments, in one transaction. */
export async function addAttachment(
  actor: Actor,
  input: AddAttachmentInput,
): Promise<Result<{ fileId: string }, ReceiveRefusal | FileRefusal>> {
  const { invoiceId, fileName, bytes, designation, typeCode } = input;
  const row = isId(invoiceId) ? await loadForCommand(db(), actor, "issued", invoiceId) : null;
  if (!row) return refuse("NOT_FOUND");
  const file = { structureId: row.supplierId, fileName, bytes };
  return receiveAttachment<{ fileId: string }, FileRefusal>(actor, file, (tx, documentId) =>
    attachFile(tx, actor, { invoiceId, documentId, designation, typeCode }),
  );
}
